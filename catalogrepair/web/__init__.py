"""The guided repair in a browser on this machine, over the same functions as the commands."""

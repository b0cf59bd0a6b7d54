"""All that the front ends call: the command line, the pages and the Python API; they reach for nothing below."""

"""`python -m catalogrepair` is the command `catalogrepair`."""

from catalogrepair.cli import main

main()

"""What the bundle starts: the command line; without arguments, as by a double click, the page."""

import sys
from multiprocessing import freeze_support

from catalogrepair.cli import main


def start() -> None:
    """Run the command line of `sys.argv`."""
    freeze_support()  # a process of a batch is this program, started anew
    main(sys.argv[1:] or ["web"])


if __name__ == "__main__":
    start()

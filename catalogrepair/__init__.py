"""Finds and clears the cells of a KiotViet product export that keep product groups from reaching Haravan."""

from catalogrepair.version import __version__ as __version__

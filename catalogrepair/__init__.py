"""Finds and clears the cells of a KiotViet product export that keep product groups from reaching Haravan."""

__version__ = "0.1.0"

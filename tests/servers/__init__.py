"""Loopback HTTP servers that keep the documented contract of the two shop APIs."""

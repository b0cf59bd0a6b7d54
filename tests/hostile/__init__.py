"""Damaged and hostile inputs, each spoilt in one way: `python -m tests.hostile --out DIR` writes them to look at."""

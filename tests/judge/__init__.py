"""A judge of the heart: made-up shops in which whole products are swallowed and harmless mess is left, and what the
tool makes of them from the export alone. Everything is drawn by seeds; `python -m tests.judge` prints the tables.
"""

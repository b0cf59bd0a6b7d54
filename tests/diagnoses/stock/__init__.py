"""The stock diagnosis."""

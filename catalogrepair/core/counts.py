"""Counts in English sentences."""


def plural(number: int, one: str, many: str) -> str:
    """A number with its noun (and verb): "1 group", "1,200 groups"."""
    return f"{number:,} {one if number == 1 else many}"

"""Small helps for writing English sentences; Vietnamese needs none of them."""


def counted(number: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 row", "2 rows"; `many` where an s does not make the plural."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"

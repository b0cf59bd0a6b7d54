"""Tries a key: asks the shop it belongs to for its name."""

from catalogrepair.shops import keys
from catalogrepair.shops.kiotviet.key import Key
from catalogrepair.text import printable


def greet(service: keys.Service) -> str:
    """The shop of the key in use. Raises SignInFailed when there is none, or it is not accepted."""
    return haravan(keys.haravan_token()) if service == "haravan" else kiotviet(keys.kiotviet_key())


def haravan(token: str) -> str:
    """The name and address of the shop that the token belongs to."""
    from catalogrepair.shops.haravan.sign_in import connect, shop_of

    with connect(token) as client:
        shop = shop_of(client)
    return printable(f"{shop.name} ({shop.domain})" if shop.domain else shop.name)


def kiotviet(key: Key) -> str:
    """The retailer's name, and the branches that the key sees."""
    from catalogrepair.shops.kiotviet.sign_in import connect, require_shop

    with connect(key) as client:
        branches = require_shop(client)
    return printable(f"{key.retailer} ({', '.join(branches[:5])}{', …' if len(branches) > 5 else ''})")

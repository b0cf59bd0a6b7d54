"""Which shops this machine may ask: their keys kept, tried and forgotten, and the one that is meant chosen by name."""

import hashlib
import json

from catalogrepair.errors import SignInFailed
from catalogrepair.shops import keys
from catalogrepair.shops.keys import (
    NAMES,
    SERVICES,
    SHOP,
    Service,
    choose,
    chosen,
    forget,
    forget_hook_secret,
    is_from_environment,
    is_known,
    keep_haravan,
    keep_hook_secret,
    keep_kiotviet,
    kiotviet_key,
    require_known,
    retailer_of_chosen,
    shops,
)
from catalogrepair.shops.kiotviet.key import Key
from catalogrepair.text import printable

__all__ = [
    "NAMES",
    "SERVICES",
    "SHOP",
    "Key",
    "Service",
    "choose",
    "chosen",
    "forget",
    "forget_hook_secret",
    "greet",
    "haravan",
    "is_from_environment",
    "is_known",
    "is_signed_in",
    "keep_haravan",
    "keep_hook_secret",
    "keep_kiotviet",
    "kiotviet",
    "kiotviet_key",
    "mark",
    "mark_in_use",
    "require_known",
    "retailer_of_chosen",
    "shops",
    "signed",
]


def signed() -> dict[Service, bool]:
    """Service to whether there is a key; the system's keyring may take its time over it."""
    return {service: is_known(service) for service in SERVICES}


def is_signed_in() -> bool:
    """Whether there is a key to each service."""
    return all(signed().values())


def greet(service: Service) -> str:
    """The shop of the key in use. Raises SignInFailed when there is none, or it is not accepted."""
    return haravan(keys.haravan_token()) if service == "haravan" else kiotviet(keys.kiotviet_key())


def mark(key: str | Key) -> str:
    """Tells a key from every other, and nothing else of it."""
    return hashlib.sha256(json.dumps(key).encode()).hexdigest()


def mark_in_use(service: Service) -> str:
    """The mark of the key in use; "" where there is none that could be used."""
    try:
        return mark(keys.haravan_token() if service == "haravan" else keys.kiotviet_key())
    except SignInFailed:
        return ""


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

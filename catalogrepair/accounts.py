"""The keys to the two shops: kept in the system's keyring, or given by the environment on a server.

Never in a file of ours. Windows takes about 1,280 characters for an entry, so KiotViet's client secret is kept and
not the token it buys. An environment variable wins over the keyring.
"""

import json
import os
import re
from typing import Literal

from catalogrepair.errors import SignInFailed, Text, UnusableInput
from catalogrepair.kiotviet.key import Key

Service = Literal["haravan", "kiotviet"]
SERVICES: tuple[Service, ...] = ("haravan", "kiotviet")
NAMES: dict[Service, str] = {"haravan": "Haravan", "kiotviet": "KiotViet"}

HARAVAN_TOKEN = "CATALOGREPAIR_HARAVAN_TOKEN"
KIOTVIET = ("CATALOGREPAIR_KIOTVIET_RETAILER", "CATALOGREPAIR_KIOTVIET_CLIENT_ID", "CATALOGREPAIR_KIOTVIET_SECRET")

HOOK = "CATALOGREPAIR_HOOK_"
"""begins the name of a hook secret's variable"""

_ENTRY = "catalogrepair"


def haravan_token() -> str:
    """The private token. Raises SignInFailed when there is none."""
    token = os.environ.get(HARAVAN_TOKEN) or _load("haravan")
    if not token:
        raise _signed_out("haravan", HARAVAN_TOKEN)
    return token


def kiotviet_key() -> Key:
    """Retailer, client id and secret. Raises SignInFailed when there are none."""
    given = [os.environ.get(variable, "") for variable in KIOTVIET]
    if all(given):
        return Key(*given)
    if any(given):
        missing = ", ".join(variable for variable, text in zip(KIOTVIET, given, strict=True) if not text)
        raise SignInFailed(f"Thiếu biến môi trường {missing}.", f"The environment lacks {missing}.")
    stored = _load("kiotviet")
    if not stored:
        raise _signed_out("kiotviet", ", ".join(KIOTVIET))
    return Key(*json.loads(stored))


def is_from_environment(service: Service) -> bool:
    """Whether the environment gives this service's key."""
    return bool(os.environ.get(HARAVAN_TOKEN if service == "haravan" else KIOTVIET[2]))


def is_known(service: Service) -> bool:
    """Whether there is a key at all; none of it is shown to anybody."""
    return is_from_environment(service) or bool(_load(service))


def keep_haravan(token: str) -> None:
    """Put the token into the keyring. Raises UnusableInput when this machine has none that is safe."""
    _save("haravan", token)


def keep_kiotviet(key: Key) -> None:
    """Put the key into the keyring. Raises UnusableInput when this machine has none that is safe."""
    _save("kiotviet", json.dumps(tuple(key)))


def hook_secret(name: str) -> str:
    """A hook's secret of this name. Raises SignInFailed when there is none."""
    secret = os.environ.get(_hook_variable(name)) or _load(f"hook {name}")
    if not secret:
        raise SignInFailed(
            f"Chưa có khóa “{name}” của hook. Hãy chạy `catalogrepair login hook --name {name}`, hoặc đặt biến môi "
            f"trường {_hook_variable(name)}.",
            f"There is no hook secret “{name}”. Run `catalogrepair login hook --name {name}`, or set "
            f"{_hook_variable(name)} in the environment.",
        )
    return secret


def keep_hook_secret(name: str, secret: str) -> None:
    """Put a hook's secret into the keyring. Raises UnusableInput when this machine has none that is safe."""
    _save(f"hook {name}", secret)


def forget_hook_secret(name: str) -> bool:
    """Remove a hook's secret from the keyring; False when there was none."""
    return _remove(f"hook {name}")


def _hook_variable(name: str) -> str:
    return HOOK + re.sub(r"\W", "_", name).upper()


def forget(service: Service) -> bool:
    """Remove a key from the keyring; False when there was none."""
    return _remove(service)


def _remove(entry: str) -> bool:
    import keyring
    from keyring.errors import KeyringError

    if not _load(entry):
        return False
    try:
        keyring.delete_password(_ENTRY, entry)
    except KeyringError as error:
        raise _no_keyring(entry) from error
    return True


def _load(entry: str) -> str:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(_ENTRY, entry) or ""
    except KeyringError:
        return ""  # a machine without a keyring holds no key


def _save(entry: str, secret: str) -> None:
    import keyring
    from keyring.errors import KeyringError

    if "plaintext" in type(keyring.get_keyring()).__name__.lower():
        raise _no_keyring(entry)
    try:
        keyring.set_password(_ENTRY, entry, secret)
    except (KeyringError, OSError) as error:
        # Without the cause: a backend's own message may hold what it was given.
        raise _no_keyring(entry) from error.__cause__
    if keyring.get_password(_ENTRY, entry) != secret:
        _remove(entry)
        raise _no_keyring(entry)


def _signed_out(service: Service, variables: str) -> SignInFailed:
    name = NAMES[service]
    return SignInFailed(
        f"Chưa đăng nhập {name}. Hãy chạy `catalogrepair login {service}`, hoặc đặt biến môi trường {variables}.",
        f"Not signed in to {name}. Run `catalogrepair login {service}`, or set {variables} in the environment.",
    )


def _no_keyring(entry: str) -> UnusableInput:
    kind, _, name = entry.partition(" ")
    variables = {"haravan": HARAVAN_TOKEN, "kiotviet": ", ".join(KIOTVIET), "hook": _hook_variable(name)}[kind]
    title = {"haravan": "Haravan", "kiotviet": "KiotViet", "hook": f"hook {name}"}[kind]
    hint = Text(
        f"Trên máy chủ, hãy đặt biến môi trường {variables}.",
        f"On a server, set {variables} in the environment.",
    )
    return UnusableInput(
        f"Kho mật khẩu của máy này (keyring) không cất được khóa {title}; khóa không được ghi ra đâu cả. {hint.vi}",
        f"This machine's keyring cannot keep the {title} key; it was written nowhere. {hint.en}",
    )

"""The keys to the two services: kept in the system's keyring, or given by the environment on a server.

Never in a file of ours. Windows takes about 1,280 characters for an entry, so KiotViet's client secret is kept and
not the token it buys. An environment variable wins over the keyring.

The keys of several shops live side by side under names. A named shop's keys are its own: it never borrows those that
carry no name, and the other way round.
"""

import json
import os
import re
from typing import Literal

from catalogrepair.errors import SignInFailed, UnusableInput
from catalogrepair.shops.kiotviet.key import Key
from catalogrepair.text import NOTHING, _

Service = Literal["haravan", "kiotviet"]
SERVICES: tuple[Service, ...] = ("haravan", "kiotviet")
NAMES: dict[Service, str] = {"haravan": "Haravan", "kiotviet": "KiotViet"}

SHOP = "CATALOGREPAIR_SHOP"
"""the name of the shop whose keys are used"""
HARAVAN_TOKEN = "CATALOGREPAIR_HARAVAN_TOKEN"
KIOTVIET = ("CATALOGREPAIR_KIOTVIET_RETAILER", "CATALOGREPAIR_KIOTVIET_CLIENT_ID", "CATALOGREPAIR_KIOTVIET_SECRET")

HOOK = "CATALOGREPAIR_HOOK_"
"""begins the name of a hook secret's variable"""

_ENTRY = "catalogrepair"
_SHOPS = "shops"
"""the keyring's entry that lists the names; a keyring cannot be asked what it holds"""
# No underscore: "a-b" and "a_b" would share the variable …_A_B.
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def chosen() -> str:
    """The name of the shop whose keys are used; "" for the keys without a name."""
    return os.environ.get(SHOP, "").strip().lower()


def is_name(name: str) -> bool:
    """Whether a shop may be called that."""
    return bool(_NAME.fullmatch(name.strip().lower()))


def choose(name: str) -> None:
    """Use the keys of this shop from now on; for "" those without a name. Raises UnusableInput for what is no name."""
    name = name.strip().lower()
    if not name:
        os.environ.pop(SHOP, None)
        return
    if not is_name(name):
        raise UnusableInput(
            _("“{name}” cannot be a shop's name: use letters, digits and hyphens only, such as shop-a.", name=name),
        )
    os.environ[SHOP] = name


def require_known() -> None:
    """Raise SignInFailed when a shop was chosen by a name under which this machine has no key at all."""
    if chosen() and not any(map(is_known, SERVICES)):
        raise _signed_out("kiotviet")


def shops() -> list[str]:
    """The names under which this machine's keyring holds keys."""
    try:
        return sorted(map(str, json.loads(_load(_SHOPS) or "[]")))
    except (ValueError, TypeError):
        return []  # an entry that somebody else wrote


def haravan_token() -> str:
    """The private token. Raises SignInFailed when there is none."""
    token = os.environ.get(_variable(HARAVAN_TOKEN)) or _load(_entry("haravan"))
    if not token:
        raise _signed_out("haravan")
    return token


def kiotviet_key() -> Key:
    """Retailer, client id and secret. Raises SignInFailed when there are none."""
    variables = [_variable(variable) for variable in KIOTVIET]
    given = [os.environ.get(variable, "") for variable in variables]
    if all(given):
        return Key(*given)
    if any(given):
        missing = ", ".join(variable for variable, text in zip(variables, given, strict=True) if not text)
        raise SignInFailed(_("The environment lacks {missing}.", missing=missing))
    stored = _load(_entry("kiotviet"))
    if not stored:
        raise _signed_out("kiotviet")
    try:
        return Key(*map(str, json.loads(stored)))
    except (ValueError, TypeError) as error:
        raise SignInFailed(
            _("The KiotViet key in this machine's keyring is damaged. Sign in again: `catalogrepair login kiotviet`."),
        ) from error


def retailer_of_chosen() -> str:
    """KiotViet's name of the shop that was chosen by name; "" where none was, or its key is not here."""
    return kiotviet_key().retailer if chosen() and is_known("kiotviet") else ""


def is_from_environment(service: Service) -> bool:
    """Whether the environment gives this service's key."""
    return bool(os.environ.get(_variable(HARAVAN_TOKEN if service == "haravan" else KIOTVIET[2])))


def is_known(service: Service) -> bool:
    """Whether there is a key at all; none of it is shown to anybody."""
    return is_from_environment(service) or bool(_load(_entry(service)))


def keep_haravan(token: str) -> None:
    """Put the token into the keyring. Raises UnusableInput when this machine has none that is safe."""
    _keep("haravan", token)


def keep_kiotviet(key: Key) -> None:
    """Put the key into the keyring. Raises UnusableInput when this machine has none that is safe."""
    _keep("kiotviet", json.dumps(tuple(key)))


def _keep(service: Service, secret: str) -> None:
    _save(_entry(service), secret)
    if chosen():
        _save(_SHOPS, json.dumps(sorted({*shops(), chosen()})))


def _entry(service: Service) -> str:
    return f"{service} {chosen()}".strip()


def _variable(variable: str) -> str:
    """The variable's name for the chosen shop."""
    return variable + (f"_{chosen().replace('-', '_').upper()}" if chosen() else "")


def hook_secret(name: str) -> str:
    """A hook's secret of this name. Raises SignInFailed when there is none."""
    secret = os.environ.get(_hook_variable(name)) or _load(f"hook {name}")
    if not secret:
        raise SignInFailed(
            _(
                "There is no hook secret “{name}”. Run `catalogrepair login hook --name {name}`, or set "
                "{hook_variable} in the environment.",
                name=name,
                hook_variable=_hook_variable(name),
            ),
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
    known = _remove(_entry(service))
    if known and not any(_load(_entry(other)) for other in SERVICES) and chosen() in shops():
        _save(_SHOPS, json.dumps([name for name in shops() if name != chosen()]))
    return known


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
    if _load(entry) != secret:
        _remove(entry)
        raise _no_keyring(entry)


def _signed_out(service: Service) -> SignInFailed:
    name, shop, option = NAMES[service], chosen(), f" --shop {chosen()}" if chosen() else ""
    others = ", ".join(shops())
    hint = _("This machine has keys of: {others}; add --shop NAME.", others=others)
    where = _(" for “{shop}”", shop=shop) if shop else NOTHING
    return SignInFailed(
        _(
            "Not signed in to {name}{where}. Run `catalogrepair login {service}{option}`, or set "
            "{variables} in the environment.",
            name=name,
            where=where,
            service=service,
            option=option,
            variables=_variables(service),
        ),
        hint=hint if others and shop not in shops() else None,
    )


def _variables(service: Service) -> str:
    return ", ".join(map(_variable, (HARAVAN_TOKEN,) if service == "haravan" else KIOTVIET))


def _no_keyring(entry: str) -> UnusableInput:
    kind, name = entry.split(" ", 1) if " " in entry else (entry, "")
    if kind == "hook":
        variables, title = _hook_variable(name), f"hook {name}"
    else:
        service: Service = "haravan" if kind == "haravan" else "kiotviet"
        variables, title = _variables(service), NAMES[service]
    hint = _("On a server, set {variables} in the environment.", variables=variables)
    return UnusableInput(
        _("This machine's keyring cannot keep the {title} key; it was written nowhere. {hint}", title=title, hint=hint),
    )

"""What an earlier look at a shop saw, and what has changed since."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from catalogrepair.catalog.jsontext import FORMATS
from catalogrepair.catalog.overview import Key, Overview, Since, findings_of
from catalogrepair.catalog.plans.identity import LEAST_ALIKE, Identity, is_fingerprint, overlap
from catalogrepair.errors import Refused, UnusableInput
from catalogrepair.text import Given, Text, _

FORMAT = "shop"
_INSIST = _("Add --force to compare all the same.")


class Was(NamedTuple):
    """A finding of an earlier look."""

    rule: str
    """the row of the playbook"""
    is_of_order: bool
    said: Text


@dataclass(frozen=True)
class Earlier:
    """An earlier look, as far as it is compared."""

    name: str
    """of its file"""
    made: str
    identity: Identity
    found: Mapping[Key, Was]
    asked: frozenset[str]
    """the rows of the playbook that could be asked"""


def earlier_of(data: Any, name: str) -> Earlier:
    """The earlier look in a JSON document from the file called `name`. Raises UnusableInput for any other document."""
    try:
        if data["format"] != f"catalogrepair-{FORMAT}":
            raise _no_look(name)
        if data["version"] != FORMATS[FORMAT]:
            raise UnusableInput(
                _("“{name}” was written by another version of this program: look again without it.", name=name),
            )
        shop: Mapping[str, str] = data["shop"]
        return Earlier(
            name,
            str(data["made"]),
            Identity(str(shop["retailer"]), str(shop["store"]), _fingerprint(str(shop["fingerprint"]))),
            dict(_finding(one) for one in data["findings"]),
            frozenset(str(row["playbook_row"]) for row in data["rows"] if row["standing"] != "unknown"),
        )
    except (KeyError, TypeError) as error:
        raise _no_look(name) from error


def _finding(one: Mapping[str, Any]) -> tuple[Key, Was]:
    said = one["answer"]
    was = Was(str(one["playbook_row"]), one["subject"] == "order", Given(str(said["vi"]), str(said["en"])))
    return Key(str(one["diagnosis"]), str(one["kind"]), str(one["about"])), was


def _fingerprint(text: str) -> str:
    if not is_fingerprint(text):
        raise KeyError(text)
    return text


def _no_look(name: str) -> UnusableInput:
    return UnusableInput(
        _("“{name}” is no JSON report of a whole shop (diagnose shop … --report LAST.json).", name=name)
    )


def since(now: Overview, then: Earlier, *, insist: bool = False) -> Overview:
    """The look of now with what is new since then. Raises Refused unless both are one shop's (or `insist`)."""
    if not insist:
        _require_one_shop(now.identity, then)
    rows = {row.row: row for row in now.rows}
    asked_now = {name for name, row in rows.items() if row.standing != "unknown"}
    found = {key: one.section.rule if one.section else "" for key, one in findings_of(now.parts)}
    fresh = found.keys() - then.found.keys()
    new = frozenset(key for key in fresh if _is_asked(found[key], then.asked))
    gone = {
        key: was.said
        for key, was in sorted(then.found.items())
        if key not in found and _is_asked(was.rule, asked_now) and (key.about in now.orders or not was.is_of_order)
    }
    return replace(now, since=Since(then.made, new, frozenset(fresh - new), gone))


def _is_asked(rule: str, asked: Set[str]) -> bool:
    """Whether the row of the playbook that a rule belongs to is among these: "6b" stands in "6b, 6c"."""
    return any(rule in row.split(", ") for row in asked)


def _require_one_shop(now: Identity, then: Earlier) -> None:
    for ours, theirs in ((now.retailer, then.identity.retailer), (now.store, then.identity.store)):
        if ours and theirs and ours.casefold() != theirs.casefold():
            raise _another(then.name, _("“{theirs}”, not “{ours}”", theirs=theirs, ours=ours))
    common, alike = overlap(now.fingerprint, then.identity.fingerprint)
    if now.fingerprint and then.identity.fingerprint and alike < max(common, 1) * LEAST_ALIKE:
        raise _another(then.name, _("hardly a product of that shop is here"))


def _another(name: str, why: Text) -> Refused:
    return Refused(_("“{name}” is the look at another shop: {why}.", name=name, why=why), hint=_INSIST)

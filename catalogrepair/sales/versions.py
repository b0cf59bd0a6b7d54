"""Invoices that somebody edited: "HD000005.01" is a version of "HD000005" (docs: kiotviet-api 4.3)."""

import re
from collections.abc import Iterable
from typing import TypeVar

from catalogrepair.catalog.names import fold
from catalogrepair.sales.documents import Invoice, Return, Slip

AnyDocument = TypeVar("AnyDocument", Slip, Invoice, Return)
_VERSION = re.compile(r"(.+?)\.(\d{1,3})")


def newest(documents: Iterable[AnyDocument]) -> list[AnyDocument]:
    """Of one document told twice the one changed last, each in its latest version, so that none counts twice."""
    found: dict[str, tuple[int, str, AnyDocument]] = {}
    slips: dict[str, str] = {}
    for document in documents:
        base, version = version_of(document.code) if isinstance(document, Invoice) else (document.code, 0)
        key = fold(base)
        if isinstance(document, Invoice) and document.order:
            slips[key] = document.order
        if key not in found or (version, document.updated) >= found[key][:2]:
            found[key] = (version, document.updated, document)
    return [_made_from(document, slips.get(key, "")) for key, (_, _, document) in found.items()]


def with_slips(invoices: Iterable[Invoice], slips: Iterable[Slip]) -> list[Invoice]:
    """The invoices; what names no slip was made from the only slip that names it (docs: kiotviet-files 4.1, 4.2)."""
    naming: dict[str, set[str]] = {}
    for slip in slips:
        for code in slip.invoices:
            naming.setdefault(base_of(code), set()).add(slip.code)
    found = [(one, naming.get(base_of(one.code), set())) for one in invoices]
    return [one._replace(order=min(its)) if not one.order and len(its) == 1 else one for one, its in found]


def _made_from(document: AnyDocument, slip: str) -> AnyDocument:
    """With the slip that an earlier version named, where the edited one names none."""
    return document._replace(order=slip) if slip and isinstance(document, Invoice) and not document.order else document


def base_of(code: str) -> str:
    """A code as it is compared: without its version."""
    return fold(version_of(code)[0])


def version_of(code: str) -> tuple[str, int]:
    """A code without its version, and that: 0 for none."""
    match = _VERSION.fullmatch(code) if "." in code else None
    return (match[1], int(match[2])) if match else (code, 0)


def is_edited(code: str) -> bool:
    """Whether an invoice's code says that somebody edited it: "HD000005.01"."""
    return _VERSION.fullmatch(code) is not None

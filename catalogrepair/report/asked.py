"""What the store was asked and how well it fits the export, in words: said before any verdict."""

from collections.abc import Iterator

from catalogrepair.catalog.evidence import Evidence
from catalogrepair.text import Text, _, clock, joined, pgettext

TITLE = _("Held against the store")
ON_STORE = pgettext("asked", "on the store")
PERHAPS_ON_STORE = _("perhaps on the store")
NOT_ON_STORE = pgettext("asked", "not on the store")
NOT_SOLD = _("not for sale")


def evidence_texts(evidence: Evidence) -> tuple[Text, ...]:
    """Where the facts come from, and the coverage in both directions."""
    return _origin(evidence), _coverage(evidence), _backwards(evidence)


def recorded_texts(evidence: Evidence) -> tuple[Text, ...]:
    """The same for a report that is kept: with the checksum of the very file that was read."""
    origin = evidence.origin
    if not origin.sha256:
        return evidence_texts(evidence)
    read = _(
        "“{name}” was read at {taken}, SHA-256 checksum: {sha256}",
        name=origin.name,
        taken=clock(origin.taken),
        sha256=origin.sha256,
    )
    return (*evidence_texts(evidence), read)


def _origin(evidence: Evidence) -> Text:
    origin = evidence.origin
    if origin.kind == "codes":
        return _(
            "List of codes on the store “{name}”: {variants:# code|# codes}.",
            name=origin.name,
            variants=evidence.variants,
        )
    goods = _(
        "{products:# product|# products}, {variants:# variant|# variants}",
        products=evidence.products,
        variants=evidence.variants,
    )
    if origin.kind == "haravan":
        return _(
            "Haravan store {name}, read at {taken}: {goods}.",
            name=origin.name,
            taken=clock(origin.taken),
            goods=goods,
        )
    return _(
        "Haravan file “{name}”: {goods}.",
        name=origin.name,
        goods=goods,
    )


def _coverage(evidence: Evidence) -> Text:
    how = tuple(_how(evidence))
    return _(
        "{on_store} of {codes:# code|# codes} of the KiotViet file {on_store:is|are} on the store{how}.",
        on_store=evidence.export_on_store,
        codes=evidence.export_codes,
        how=_(" ({how})", how=joined(how)) if how else "",
    )


def _how(evidence: Evidence) -> Iterator[Text]:
    if number := evidence.export_folded:
        yield _("{number:# matches|# match} only without case and spaces", number=number)
    if number := evidence.export_barcode:
        yield _("{number:# matches|# match} by the barcode alone", number=number)
    if number := evidence.export_damaged:
        yield _("{number} more perhaps under codes that Excel damaged", number=number)


def _backwards(evidence: Evidence) -> Text:
    return _(
        "{store_in_export} of the store's {store_codes:# code|# codes} {store_in_export:is|are} in the KiotViet file.",
        store_in_export=evidence.store_in_export,
        store_codes=evidence.store_codes,
    )

"""Is anyone listening? Nothing syncs any more, and nobody says why (docs: playbook 1.3).

KiotViet switches a webhook off for good after one answer of 400, 401, 403, 404 or 405, without a word; then the app
hears of no change. Whether a key sees all hooks of the shop or only its own is not documented, so a missing hook is
only not visible. Source (docs: kiotviet-api 3).
"""

from collections.abc import Sequence

from catalogrepair.catalog.results import Column, Record, Results, Section, record
from catalogrepair.diagnoses.shared.about import About, Reads, Symptom
from catalogrepair.sales.webhooks import Webhook
from catalogrepair.text import Text, _

ABOUT = About(
    title=_("Which webhooks KiotViet switched off."),
    answers=_(
        "Is anyone listening: where KiotViet switched a webhook off, the app hears of no change. Exit "
        "code 1 when one is off."
    ),
    symptoms=(Symptom("", _("nothing syncs any more")),),
    reads=Reads.WEBHOOKS,
    unseen=_("Whether KiotViet passes its changes on we could not look at."),
)
WANTED = ("product.update", "stock.update")
"""what the app must hear of to keep products and stock in step"""
_COLUMNS = (
    Column("type", _("Type")),
    Column("host", _("Tells")),
    Column("state", _("State")),
    Column("changed", _("Last changed")),
)
_ON = Section(
    "webhook_on",
    "good",
    _("on"),
    to_send=(_("KiotViet still passes its changes on, so this part is right."),),
)
_OFF = Section(
    "webhook_off",
    "bad",
    _("switched off by KiotViet"),
    to_send=(
        _(
            "KiotViet has stopped passing on changes of the shop, so what you change there does not reach"
            " Haravan. Please open the KiotViet app on Haravan, disconnect it and connect it again, and "
            "tell us when it is done."
        ),
    ),
)
_UNSEEN = Section(
    "webhook_not_visible",
    "ask",
    _("not visible to this key"),
    to_send=(
        _(
            "We could not see whether KiotViet passes all changes of the shop on; that need not be a "
            "fault. If something that you change in KiotViet does not reach Haravan, please send us its "
            "code and when you changed it."
        ),
    ),
)


def diagnose(hooks: Sequence[Webhook], shop: str) -> Results:
    """A row for each hook that is visible, and for each wanted kind that is not."""
    records = [_record(hook) for hook in hooks]
    unseen = [kind for kind in WANTED if all(hook.kind != kind for hook in hooks)]
    records += [record(_UNSEEN, kind, "", _UNSEEN.title, "") for kind in unseen]
    off = [hook for hook in hooks if not hook.active]
    seen = _("Shop {shop}: {hooks:# webhook|# webhooks} seen.", shop=shop, hooks=len(hooks))
    return Results(
        _("KiotViet's webhooks"),
        _summary(len(hooks), len(off), unseen),
        (seen,),
        _COLUMNS,
        tuple(records),
        tuple(_advice(off, unseen)),
        {"is_whole": not off, "off": [hook.kind for hook in off], "not_visible": unseen},
        calls=("bad",),  # one that is not seen may be another key's
        looked_at=_("whether KiotViet passes on its changes"),
    )


def _record(hook: Webhook) -> Record:
    section = _ON if hook.active else _OFF
    return record(section, hook.kind, hook.host, section.title, hook.changed[:19])


def _summary(seen: int, off: int, unseen: Sequence[str]) -> Text:
    if off:
        return _("{off:# webhook is|# webhooks are} off: who listened there hears of no change any more.", off=off)
    if unseen:
        return _("No webhook is off, but some kinds are not visible to this key.")
    return _("All webhooks are on.", seen=seen)


def _advice(off: Sequence[Webhook], unseen: Sequence[str]) -> list[Text]:
    advice = []
    for host in dict.fromkeys(hook.host for hook in off):
        advice.append(
            _(
                "Open the program that listens at {host} (for Haravan: the KiotViet app), disconnect it and "
                "connect it again: it makes its webhook anew. This tool never makes or deletes one.",
                host=host,
            )
        )
    if unseen:
        kinds = ", ".join(unseen)
        advice.append(
            _(
                "{kinds}: another key may have made it, and this one does not see it, or the app syncs "
                "another way. That is no proof that it is missing.",
                kinds=kinds,
            )
        )
    return advice

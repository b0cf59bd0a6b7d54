"""What a person is told about a check by `catalogrepair explain`."""

from dataclasses import dataclass

from catalogrepair.text import Text, _


@dataclass(frozen=True)
class About:
    """A check in words; the reasoning behind its level and fix stands in the module's docstring."""

    title: Text
    looks_for: Text
    does: Text
    """what is changed, and how sure it is"""
    example: Text
    source: Text
    asks_store: bool = False
    """whether it has nothing to say until the store was asked"""
    to_send: tuple[Text, ...] = ()
    """a conflict of it in sentences for the shop, as in `Section`; none of a check that only tells notes"""
    perhaps: tuple[Text, ...] = ()
    """the same of a conflict that is only a question, where `to_send` states what nobody knows then"""
    blocks: bool = True
    """whether its conflicts keep rows from the store: then rows that the store has are no conflict"""


_DOCUMENTS = {
    "playbook": _("Playbook"),
    "kiotviet-files": _("KiotViet's files"),
    "haravan-files": _("Haravan's files"),
}


def cited(topic: str, section: str) -> Text:
    """A section of the documents as the source of a rule, with the command that opens it."""
    name, command = _DOCUMENTS[topic], f"catalogrepair explain {topic} {section}"
    return _("{name}, section {section}: {command}", name=name, section=section, command=command)

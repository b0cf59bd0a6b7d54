"""The rows of the manual's tables that come from the code; `python -m tests.readme` writes them into it."""

import re
from pathlib import Path

import click

from catalogrepair.cli.diagnose import command as group
from catalogrepair.cli.diagnose_shop import TITLE as SHOP
from catalogrepair.jobs.diagnose import Reads, about, names

README = Path(__file__).parents[1] / "README.md"
_ROW_1 = "| **1** | groups that never appear | `catalogrepair check`, `repair` |"
"""the checks' row, which is no diagnosis"""
_HEAD = "| row of the playbook | what the shop sees | command |\n|---|---|---|\n"
_COMMANDS = re.compile(r"(?:\| `catalogrepair diagnose [^`]*` \| .*\n)+(?=\| `)")
"""the rows among those of the other commands"""
_OWN_OPTIONS = re.compile(r"(?:\| `--[a-z-]+ TEXT` \| diagnose \| .*\n)+")
_SOURCES = ("--orders", "--kov", "--hrv")


def symptoms() -> str:
    """What the shop sees, by the row of the playbook."""
    found = [((False, False, "1"), _ROW_1)]
    for name in names():
        its = about(name)
        for row, seen, more in its.symptoms if its.reads is not Reads.CATALOGUE else ():
            line = f"`catalogrepair diagnose {_word(name)}{' ' * bool(more)}{_escaped(more)}`"
            key = (not row, its.reads is Reads.ORDER, row)
            found.append((key, f"| {f'**{row}** ' if row else ''}| {seen.en} | {line} |"))
    return "".join(f"{line}\n" for _, line in sorted(found))


def commands() -> str:
    """Every diagnosis as it is typed, and what it does."""
    context = click.Context(group)
    words = [*group.list_commands(context), *(_word(name) for name in names() if about(name).reads is Reads.ORDER)]
    return "".join(map(_command, words))


def options() -> str:
    """The options that only one of them has."""
    found = [option for name in names() for option in about(name).options]
    return "".join(f"| `--{one.name} TEXT` | diagnose | {one.help.en} |\n" for one in found)


def _command(word: str) -> str:
    found = group.get_command(click.Context(group), word.replace("ORDER_CODE", "GN1"))
    assert found is not None, word
    typed = [word]
    for one in found.params:
        if isinstance(one, click.Argument):
            typed.append(one.make_metavar(click.Context(found)))
        elif one.opts[0] in _SOURCES:
            named = f"{one.opts[0]} {one.metavar}"
            typed.append(named if one.required else f"[{named}]")
    if len(typed) == 1:
        typed.append("[--report FILE]")
    title = SHOP if word == "shop" else about(next(name for name in names() if _word(name) == word)).title
    does = title.en.rstrip(".")
    return f"| `catalogrepair diagnose {_escaped(' '.join(typed))}` | {does[:1].lower()}{does[1:]} |\n"


def _word(name: str) -> str:
    return "ORDER_CODE" if about(name).reads is Reads.ORDER else name


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


def written(text: str) -> str:
    """The manual with these tables as they are now."""
    head, _, rest = text.partition(_HEAD)
    old = re.match(r"(?:\|.*\n)*", rest)
    assert old is not None
    text = head + _HEAD + symptoms() + rest[old.end() :]
    text = _OWN_OPTIONS.sub(lambda _: options(), text, count=1)
    return _COMMANDS.sub(lambda _: commands(), text, count=1)


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")

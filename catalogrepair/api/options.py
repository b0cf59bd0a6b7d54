"""What the functions of the API take: the types of their options, and what of them is refused."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal, TypedDict

from catalogrepair.api.results import Planned
from catalogrepair.errors import UnusableInput
from catalogrepair.jobs.repair import load_plan
from catalogrepair.jobs.values import Export, Level, Mode, Plan
from catalogrepair.text import Progress, _

PathLike = str | Path
Paths = PathLike | Iterable[PathLike] | Mapping[str, PathLike]
"""one file, several, or each under the name of its branch or location"""
LevelWord = Literal["certain", "likely", "possible"]
PlanLike = Plan | Planned | PathLike
"""a plan as a value, or a plan file"""
Rule = Literal["basic", "multi", "chosen"]
"""how the stock of KiotViet's branches makes the store's"""
Rows = Literal["all", "affected"]


class Options(TypedDict, total=False):
    """What `check` takes beside the export, and `plan` and `repair` with the same meaning."""

    store: PathLike | None
    level: LevelWord
    mode: Mode
    only: str | Iterable[str]
    skip: str | Iterable[str]
    keep_late: bool
    max_variants: int
    fresh: bool
    force: bool
    progress: Progress | None


def store_of(store: PathLike | None) -> str:
    """An empty name is a mistake: taken for no store at all, rows that the store has would be cleared."""
    if store is not None and not str(store).strip():
        raise UnusableInput(_("store is empty: give a file, haravan, or None."))
    return "" if store is None else str(store)


def level_of(word: str | Level) -> Level:
    if isinstance(word, Level):
        return word
    if word not in (level.word for level in Level):
        raise unknown("level", word, [level.word for level in Level])
    return Level[word.upper()]


def mode_of(word: Mode) -> Mode:
    if word not in ("clear", "regroup"):
        raise unknown("mode", str(word), ["clear", "regroup"])
    return word


def is_affected(rows: str | None, export: Export) -> bool:
    """Whether only the affected rows are written: of the live shop, unless somebody asked for all."""
    if rows not in (None, "all", "affected"):
        raise unknown("rows", str(rows), ["all", "affected"])
    return (rows or ("affected" if export.live else "all")) == "affected"


def unknown(option: str, word: str, known: Iterable[str]) -> UnusableInput:
    """The refusal of a word that an option does not know."""
    names = ", ".join(known)
    return UnusableInput(_("There is no {option} “{word}”. Known: {names}.", option=option, word=word, names=names))


def codes_of(codes: str | Iterable[str]) -> tuple[str, ...]:
    """One code is no sequence of letters."""
    return (codes,) if isinstance(codes, str) else tuple(codes)


def words_of(files: Paths) -> tuple[str, ...]:
    """Each file as the command line takes it, "Name=path" where it has a name."""
    if isinstance(files, str | Path):
        return (str(files),)
    if isinstance(files, Mapping):
        return tuple(f"{name}={path}" for name, path in files.items())
    return tuple(map(str, files))


def plan_of(plan: PlanLike) -> Plan:
    """The plan; a bare value counts as edited, for nobody can tell what a script did to its edits."""
    if isinstance(plan, Planned):
        return plan.plan
    return replace(plan, is_edited=True) if isinstance(plan, Plan) else load_plan(Path(plan))


def file_of(plan: PlanLike) -> tuple[Path, ...]:
    """The plan's own file, which no output may replace."""
    if isinstance(plan, Planned):
        return () if plan.path is None else (plan.path,)
    return () if isinstance(plan, Plan) else (Path(plan),)

"""The checks: one conflict a file, found by walking the package; the module's name is the check's name."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from catalogrepair.catalog.findings import Finding, Fix, Level, without_rows
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.weigh import weigh
from catalogrepair.checks.about import About


class Check(Protocol):
    """A module of this package."""

    ABOUT: About

    @staticmethod
    def find(catalogue: Catalogue, settings: Settings) -> Iterable[Finding]:
        """Yield what the check sees, without a name: `find_all` gives each the module's. Changes nothing."""


@cache
def all_checks() -> dict[str, Check]:
    """Every check by its name, in the order of the files."""
    names = sorted(module.name for module in iter_modules(__path__) if module.name != "about")
    return {name: cast("Check", import_module(f"{__name__}.{name}")) for name in names}


def find_all(catalogue: Catalogue, settings: Settings) -> tuple[Finding, ...]:
    """What all checks see, weighed by what the store holds: most certain first, of equals the most telling, notes last.

    No fix touches a row without a code (see `without_code`), and no question is asked that a surer finding answers.
    """
    found = [
        replace(weigh(catalogue, finding) if check.ABOUT.blocks else finding, check=name)
        for name, check in all_checks().items()
        if catalogue.facts is not None or not check.ABOUT.asks_store
        for finding in check.find(catalogue, settings)
    ]
    if catalogue.codeless:
        found = [replace(finding, fix=without_rows(finding.fix, catalogue.codeless)) for finding in found]
    found = _not_answered(catalogue, found)
    return tuple(
        sorted(found, key=lambda finding: (-(finding.level or 0), -finding.points, finding.rows[:1], finding.check))
    )


def _not_answered(catalogue: Catalogue, found: list[Finding]) -> list[Finding]:
    """All findings but the questions that a surer one answers: their rows, or the rows that these hang on, leave."""
    sure = {row for its in found if its.fix and (its.level or 0) > Level.POSSIBLE for row in its.fix.leave}

    def leaves(number: int) -> bool:
        above = catalogue.targets.get(number)
        return number in sure or (above is not None and above.number in sure)

    def is_answered(fix: Fix) -> bool:
        return sure.issuperset(fix.leave) and all(leaves(number) for number, _ in fix.point)

    return [its for its in found if its.level is not Level.POSSIBLE or not its.fix or not is_answered(its.fix)]

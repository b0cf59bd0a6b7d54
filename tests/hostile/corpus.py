"""All small inputs of the corpus."""

from tests.hostile import parts, sheets, tables, zips
from tests.hostile.case import Case, numbered

CORPUS: tuple[Case, ...] = tuple(numbered([*zips.cases(), *sheets.cases(), *parts.cases(), *tables.cases()]))

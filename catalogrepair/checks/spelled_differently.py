"""One product under several spellings: kept together, and said so.

Case, accents, Unicode form, spaces, word order, a word of the same meaning, one misspelt word, a colour or size in
the name: a careful support person would leave such rows where they are. A note, so that whoever approves sees what
was taken for one product and can disagree. Source: domain notes on the export 2.2 (4 of 7 groups with several names
in a real file are typos and wording).
"""

from collections.abc import Iterator

from catalogrepair.checks.about import EXPORT_NOTES, About
from catalogrepair.core.findings import Finding
from catalogrepair.core.groups import Catalogue
from catalogrepair.core.settings import Settings
from catalogrepair.errors import Text

ABOUT = About(
    title=Text("Cùng sản phẩm, tên gõ khác nhau", "One product, spelled differently"),
    looks_for=Text(
        "Các dòng trong nhóm có tên gõ khác nhau (dấu, hoa thường, khoảng trắng, màu hoặc cỡ trong tên, một chữ gõ "
        "sai) nhưng vẫn là một sản phẩm.",
        "Rows of a group whose names are typed differently (accents, case, spaces, a colour or size in the name, one "
        "misspelt word) and are one product all the same.",
    ),
    does=Text("Không đụng tới; chỉ cho biết.", "Left alone; only told."),
    example=Text("“Đầm Nora tay ngắn” và “Váy Nora tay ngắn”.", "“Đầm Nora tay ngắn” and “Váy Nora tay ngắn”."),
    source=EXPORT_NOTES,
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One note for each family with more than one spelling."""
    for group in catalogue.groups:
        for family in group.families:
            names = sorted({row.name for row in family.rows})
            if len(names) > 1:
                shown = " / ".join(f"“{name}”" for name in names[:4]) + (" / …" if len(names) > 4 else "")
                yield Finding(
                    "spelled_differently",
                    None,
                    group.code,
                    family.numbers,
                    (
                        Text(
                            f"Coi là một sản phẩm: {shown}.",
                            f"Taken for one product: {shown}.",
                        ),
                    ),
                )

"""A group of which nobody can tell whether it is synced: what the store has of it stands under damaged codes.

Excel takes long codes for numbers (docs: haravan-files 1.4), and a damaged code may be a mere look-alike. So the
group's rows that are not there may be blocked (docs: playbook 1) or have another cause: `possible`, without a fix. A
store file that never went through Excel settles it.
"""

from collections.abc import Iterator

from catalogrepair.catalog.findings import Finding, Level
from catalogrepair.catalog.groups import Catalogue
from catalogrepair.catalog.settings import Settings
from catalogrepair.catalog.words import counted
from catalogrepair.checks.about import About, cited
from catalogrepair.text import Text

ABOUT = About(
    title=Text("Chưa biết nhóm đã đồng bộ chưa", "A group that may or may not be synced"),
    looks_for=Text(
        "Cần --store. Trên web chỉ có vài mã trông giống mã của nhóm nhưng bị Excel làm hỏng (mất số 0 ở đầu, "
        "8.93E+12), còn những dòng khác của nhóm thì không thấy.",
        "Needs --store. All that the store has of a group are codes that Excel may have damaged (leading zeros lost, "
        "8.93E+12), and other rows of the group are not there.",
    ),
    does=Text(
        "Chỉ hiển thị: hãy xuất lại từ Haravan, đừng mở tệp bằng Excel, rồi kiểm tra lại.",
        "Only shown: export again from Haravan without opening the file in Excel, and check once more.",
    ),
    example=Text(
        "KiotViet có 000123 và 000124 trong một nhóm, web chỉ có 123.",
        "KiotViet has 000123 and 000124 in one group, the store only 123.",
    ),
    source=cited("haravan-files", "1.4"),
    asks_store=True,
)


def find(catalogue: Catalogue, settings: Settings) -> Iterator[Finding]:
    """One finding for each such group that has missing rows."""
    for group in catalogue.groups:
        if catalogue.is_perhaps_synced(group) and (missing := catalogue.missing(group.rows)):
            count = len(missing)
            why = Text(
                f"Chưa biết nhóm này đã đồng bộ chưa, vì mã trên web có lẽ bị Excel làm hỏng; {count} dòng này thì "
                "không thấy trên web. Hãy xuất lại từ Haravan, đừng mở tệp bằng Excel.",
                "Whether this group is synced is not known, for Excel may have damaged the store's codes; not on the "
                f"store: {counted(count, 'row')}. Export again from Haravan without opening the file in Excel.",
            )
            yield Finding(Level.POSSIBLE, group.code, tuple(row.number for row in missing), (why,))

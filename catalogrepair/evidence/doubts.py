"""What makes evidence weaker than it looks, said before anybody relies on it."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from catalogrepair.core.evidence import Evidence
from catalogrepair.errors import Text

_NAMED_TIME = re.compile(r"_KV(\d{2})(\d{2})(\d{4})-(\d{2})(\d{2})(\d{2})")
_LATE = timedelta(days=2)


def doubts(evidence: Evidence, export_name: str) -> Iterator[Text]:
    """A store file that seems older than the export, and codes that Excel damaged.

    KiotViet writes the time of export into the file's name (domain notes on the export 1.1); of a store file the
    latest change among its products is the best that is known.
    """
    match, newest = _NAMED_TIME.search(export_name), evidence.origin.newest[:19]
    if match and newest and evidence.origin.kind == "export":
        exported = datetime.fromisoformat("{2}-{1}-{0}T{3}:{4}:{5}".format(*match.groups()))
        seen = datetime.fromisoformat(newest)
        if exported - seen > _LATE:
            yield Text(
                f"Thay đổi mới nhất trong “{evidence.origin.name}” là ngày {seen:%d/%m/%Y}, còn tệp KiotViet xuất ngày "
                f"{exported:%d/%m/%Y}. Hàng lên web từ đó đến nay sẽ bị coi là chưa có: hãy xuất lại tệp từ Haravan.",
                f"The latest change in “{evidence.origin.name}” is of {seen:%Y-%m-%d}, the KiotViet file of "
                f"{exported:%Y-%m-%d}. What reached the store since then counts as missing: export from Haravan again.",
            )
    if evidence.store_damaged:
        yield Text(
            f"{evidence.store_damaged} mã trên web có dạng 8.93E+12, do Excel làm hỏng. Những dòng có thể trùng các mã "
            "này được để nguyên; hãy xuất lại từ Haravan và đừng lưu bằng Excel.",
            f"{evidence.store_damaged} codes of the store look like 8.93E+12, damaged by Excel. Rows that may be these "
            "are left alone; export from Haravan again and do not save it in Excel.",
        )

"""Reports: an examination drawn as a page, a workbook, a table or plain data. Pure: only bytes come out."""

from catalogrepair.catalog.examination import Examination
from catalogrepair.text import Text

ENDINGS = (".html", ".xlsx", ".json", ".csv")


def render(
    examination: Examination, ending: str, language: str, outputs: tuple[str, ...] = (), answer: Text | None = None
) -> bytes:
    """The report as the bytes of a file with this ending.

    `outputs` names the workbooks that were written; `answer` is the message to the shop, for page and workbook.
    """
    if ending == ".html":
        from catalogrepair.report.html import render_html

        return render_html(examination, language, outputs, answer)
    if ending == ".xlsx":
        from catalogrepair.report.sheets import render_xlsx

        return render_xlsx(examination, language, outputs, answer)
    if ending == ".json":
        from catalogrepair.report.data import render_json

        return b"".join(render_json(examination))
    if ending == ".csv":
        from catalogrepair.report.tables import render_csv

        return render_csv(examination, language)
    raise ValueError(ending)

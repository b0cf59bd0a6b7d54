"""What the tests of pages share."""

from base64 import b64encode
from hashlib import sha256

from catalogrepair.report.html import templates


def without_copy_button(page: str) -> str:
    """A page without the one script that may run in it: the browser holds it against its digest."""
    script = (templates() / "answer.js").read_text(encoding="utf-8")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page
    head, found, tail = page.partition(f"<script>{script}</script>")
    assert found
    return head + tail

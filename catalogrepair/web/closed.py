"""The pages that load nothing, for behind them is no server, or none for this visitor: their style stands in them.

One is for a visitor whose key is not this server's: mostly an old tab, after the tool was started anew. Nobody has
shown a key here, so it says nothing of any repair. The other is the last page of a server that was asked to stop.
"""

import html
from base64 import b64encode
from hashlib import sha256

from catalogrepair.text import Text, _

_STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:17px/1.6 system-ui,sans-serif;max-width:38em;margin:12vh auto;padding:0 20px}"
    "h1{font-size:1.5rem;line-height:1.3}"
)
STYLE_POLICY = f"style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"
"""what lets a browser take this very style"""

_TITLE = _("This page is not open any more")
_WHAT = _(
    "It opens only by the link that stands in the terminal window of the tool, and that link is another at each start."
)
_LOST = _("Nothing is lost: every saved answer is on this machine, and your own file is untouched.")
_DO = _(
    "Open the page by that link, or start the tool again where its window is closed; then choose the repair from the "
    "list on the first page."
)


_ENDED = _("The tool has stopped")
_KEPT = _("Every answer is kept on this machine, and your own file is untouched. You may close this page.")
_ANEW = _("To go on, start the tool again and choose the repair from the list on its first page.")


def closed(language: str) -> str:
    """The whole page for who has no key."""
    return _page(language, _TITLE, _WHAT, _LOST, _DO)


def ended(language: str) -> str:
    """The whole page that says that the server has stopped."""
    return _page(language, _ENDED, _KEPT, _ANEW)


def _page(language: str, *said: Text) -> str:
    title, *texts = (html.escape(text.say(language)) for text in said)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><main><h1>{title}</h1>{''.join(f'<p>{text}</p>' for text in texts)}</main></body></html>\n"
    )

"""A page that leads on to another at once, and by a link where a browser does not."""

import html

from catalogrepair.text import _

_TITLE = _("Open the guided repair")


def onward(address: str, language: str) -> str:
    """It leaves no step to come back to, and does not say where the visitor came from."""
    address, title = html.escape(address), _TITLE.say(language)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">'
        f'<meta http-equiv="refresh" content="0;url={address}"></head>'
        f'<body><p><a href="{address}">{title}</a></p></body></html>\n'
    )

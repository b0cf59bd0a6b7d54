"""The template's styles: more of them than the export has, and number formats counted from 164."""

from tests.shops.parts import FILLS, X_STYLE_END, X_STYLESHEET, XML

_CALIBRI = '<x:sz val="11" /><x:name val="Calibri" /><x:family val="2" /><x:scheme val="minor" />'
_SIDES = ("left", "right", "top", "bottom")
_PLAIN = '<x:xf numFmtId="0" fontId="0" fillId="0" borderId="0" '


def template_styles() -> str:
    """xl/styles.xml of the template; a number format without a code is KiotViet's own oddity."""
    formats = "".join(
        f'<x:numFmt numFmtId="{number}" formatCode="{code}" />'
        for number, code in ((164, ""), (165, "#,0.#0"), (166, "#,0.##0"))
    )
    fonts = (
        f'<x:font>{_CALIBRI}<x:color rgb="FF000000" /></x:font>'
        f'<x:font>{_CALIBRI}<x:color rgb="FF000000" /><x:b /></x:font>'
        '<x:font><x:sz val="9" /><x:name val="Tahoma" /><x:family val="2" /><x:scheme val="minor" />'
        '<x:color indexed="81" /></x:font>'
        f'<x:font>{_CALIBRI.replace("Calibri", "calibri")}<x:color theme="10" /><x:u /></x:font>'
    )
    plain = "<x:border><x:left /><x:right /><x:top /><x:bottom /><x:diagonal /></x:border>"
    borders = plain + _border("left") + _border() + _border("right")
    cells = (
        f'{_PLAIN}xfId="0" /><x:xf fontId="1" applyFont="1" />'
        + "".join(
            f'<x:xf fontId="1" borderId="{border}" applyFont="1" applyBorder="1" applyAlignment="1">'
            '<x:alignment horizontal="center" /></x:xf>'
            for border in (1, 2, 3)
        )
        + '<x:xf fontId="3" xfId="1" applyFont="1" />'
        + "".join(f'<x:xf numFmtId="{number}" applyNumberFormat="1" />' for number in (164, 165, 166))
    )
    return (
        f'{XML}{X_STYLESHEET}<x:numFmts count="3">{formats}</x:numFmts>'
        f'<x:fonts count="4" x14ac:knownFonts="1">{fonts}</x:fonts>{FILLS}<x:borders count="4">{borders}</x:borders>'
        f'<x:cellStyleXfs count="2">{_PLAIN}/><x:xf numFmtId="0" fontId="3" fillId="0" borderId="0" '
        'applyNumberFormat="0" applyFill="0" applyBorder="0" applyAlignment="0" applyProtection="0" />'
        f'</x:cellStyleXfs><x:cellXfs count="9">{cells}</x:cellXfs><x:cellStyles count="2">'
        '<x:cellStyle name="Normal" xfId="0" builtinId="0" />'
        f'<x:cellStyle name="Hyperlink" xfId="1" builtinId="8" /></x:cellStyles>{X_STYLE_END}'
    )


def _border(side: str = "") -> str:
    """Lines above and below, and on one side: the frame around a row of cells."""
    colour = '<x:color indexed="64" />'
    lines = {name: ' style="thin"' if name in (side, "top", "bottom") else "" for name in _SIDES}
    inner = "".join(f"<x:{name}{style}>{colour}</x:{name}>" for name, style in lines.items())
    return f"<x:border>{inner}<x:diagonal /></x:border>"

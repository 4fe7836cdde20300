"""Text cells as HTML: CommonMark with tables, formulas as MathML, and links that lead to other pages."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

from divergences.locale import LANGUAGES

HEAD = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)
LINK = re.compile(r'<a href="([^"#]*)(#[^"]*)?">(.*?)</a>', re.DOTALL)
# Browsers ignore mathvariant except for "normal", so 𝔼 must be written as its own Unicode character.
DOUBLE_STRUCK = re.compile(r'<mi mathvariant="double-struck">([ABDEFGIJKLMOSTUVWXY])</mi>')
# They set the name of a function right beside its argument.
NAME = re.compile(r"(<m[io]>(?:log|min|max|sign|sup|inf)</m[io]>)(?=<m[in]>)")
THIN = '<mspace width="0.167em"/>'
# A bar that closes has the room of an operator in them, and a colon none.
BAR = re.compile(r"<mo((?: (?:fence|stretchy)=\"\w+\")*)>(&#x0007C;|&#x02016;)</mo>")
COLON = "<mi>:</mi>"
SIGN = re.compile(r"(<mo[^>]*>(?:=|&#x0003D;|&#x00028;|&#x0005B;|\(|\[|,|&#x0002C;)</mo>)<mo>(&#x02212;|−)</mo>")
ALIGNED = re.compile(r"\s*\\begin\{aligned\}(.*)\\end\{aligned\}\s*", re.DOTALL)
WHOLE = re.compile(r"<math[^>]*>(.*)</math>", re.DOTALL)
# A line must not end between a formula and the mark behind it.
INLINE = re.compile(r'(<span class="math inline">(?:(?!</span>).)*</span>)([.,;:!?)，。；：！？）”’]+)')
TAG = re.compile(r"<[^>]+>")


def as_html(written: str) -> str:
    """Return a text cell as HTML.

    >>> as_html("so $x^2$")
    '<p>so <math xmlns="http://www.w3.org/1998/Math/MathML" display="inline">...
    """
    return _kept(_led(_renderer().render(written)))


def inline(written: str) -> str:
    """Return one line as HTML without a paragraph around it."""
    return _kept(_renderer().renderInline(written))


def plain(marked: str) -> str:
    """Return HTML without its tags."""
    return html.unescape(TAG.sub("", marked)).strip()


@cache
def _renderer() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": True}).enable("table")
    return made.use(dollarmath_plugin, double_inline=True, renderer=formula)


def formula(tex: str, options: dict[str, Any]) -> str:
    """Return a formula as MathML."""
    from latex2mathml.converter import convert

    display = "block" if options["display_mode"] else "inline"
    made = str(convert(tex.strip(), display=display))
    if (lines := ALIGNED.fullmatch(tex)) is not None:
        made = WHOLE.sub(lambda found: found[0].replace(found[1], _aligned(lines[1])), made)
    made = DOUBLE_STRUCK.sub(lambda found: f"<mi>{chr(0x1D538 + ord(found[1]) - 65)}</mi>", made)
    made = BAR.sub(r'<mo\1 lspace="0" rspace="0">\2</mo>', made).replace(
        COLON, '<mo lspace="0.28em" rspace="0.28em">:</mo>'
    )
    made = SIGN.sub(r'\1<mo form="prefix">\2</mo>', made)  # otherwise it has the room of a minus between two numbers
    return NAME.sub(rf"\1{THIN}", made)


def _aligned(lines: str) -> str:
    """Lines that are one below the other at their `&`, as a table."""
    from latex2mathml.converter import convert

    sides = ("end", "start")
    rows = []
    for line in re.split(r"\\\\(?:\[[^]]*\])?", lines.strip()):
        cells = (WHOLE.sub(r"\1", str(convert(cell))) if (cell := each.strip()) else "" for each in line.split("&", 1))
        made = (f'<mtd style="text-align: {side}">{cell}</mtd>' for side, cell in zip(sides, cells, strict=True))
        rows.append(f"<mtr>{''.join(made)}</mtr>")
    return f'<mtable displaystyle="true">{"".join(rows)}</mtable>'


def _kept(made: str) -> str:
    return INLINE.sub(r'<span class="kept">\1\2</span>', made)


def _led(made: str) -> str:
    return LINK.sub(_link, made)


def _link(found: re.Match[str]) -> str:
    address, part, words = found[1], found[2] or "", found[3]
    if address.startswith(("http:", "https:")) or not address:
        return found[0]
    lesson = re.fullmatch(r"(?:\./|(?:\.\./)*notebooks/\w+/)?(\d\d_\w+)\.ipynb", address)
    exercises = re.fullmatch(r"exercises/\d\d_\w+\.ipynb", address)
    picture = re.fullmatch(r"(?:\.\./)*figures/rendered/([\w.]+)\.png", address)
    claims = re.fullmatch(r"(?:(?:\.\./)*docs/)?claims(?:\.(\w+))?\.md", address)
    if address.endswith(".html"):
        return found[0]
    if claims:
        return f'<a href="../{claims[1] or LANGUAGES[0]}/claims.html{part}">{words}</a>'
    if exercises:
        return f'<a href="#exercises">{words}</a>'
    if lesson:
        return f'<a href="{lesson[1]}.html{part}">{words}</a>'
    if picture:
        return f'<a href="../figures/{picture[1]}.svg">{words}</a>'
    return f'<span class="in-repository" title="{address.lstrip("./")}">{words}</span>'  # it is not on the site

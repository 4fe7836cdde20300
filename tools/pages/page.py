"""A lesson's article as one file: the page around it, its widgets' data and modules, and the host for them."""

from __future__ import annotations

import base64
import html
import json
import re
import zlib
from pathlib import Path
from typing import Any
from urllib.parse import quote

from divergences.lessons.claims import LESSONS
from divergences.locale import LANGUAGES, text
from divergences.plotting.style import colour
from divergences.widgets import site

from .cells import Article
from .states import Widgets

FOLDER = Path(__file__).parent
HOST, DUEL = (Path(site.__file__).parent / name for name in ("article.js", "duel.js"))
MIN_LATE_CHARACTERS = 4000  # of a value that is read when its widget is drawn; shorter ones are at the front
WORDS = ("skip", "home", "lessons", "theme", "contents", "noScript", "failed")
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" stroke-width="3">'
    f'<path d="M4 2v12" stroke="{colour("p")}"/><path d="M12 2v12" stroke="{colour("q")}"/></svg>'
)


def lesson_page(article: Article, widgets: Widgets, stem: str, language: str, titles: dict[str, str]) -> str:
    """Return the file of a lesson, or of another text in the lessons' look.

    Args:
        article: what its cells gave.
        widgets: those that the article shows.
        stem: the lesson's name.
        language: "en" or "zh".
        titles: the title of each lesson in this language.
    """
    parts = {word: html.escape(text(f"pages.{word}", language)) for word in WORDS} | {
        "tag": text("language.tag", language),
        "language": language,
        "title": html.escape(article.title),
        "description": html.escape(text("pages.description", language, title=article.title), quote=True),
        "icon": quote(ICON),
        "style": (FOLDER / "page.css").read_text(encoding="utf-8"),
        "policy": site.TRAINING if DUEL.read_text(encoding="utf-8") in widgets.modules.values() else "",
        "links": _links(stem, titles),
        "others": _others(stem, language),
        "sections": _contents(article),
        "body": "\n".join(article.body),
        "turn": _turn(stem, language, titles),
        "scripts": scripts(widgets, article.shown[0] if article.shown else None),
    }
    return filled((FOLDER / "page.html").read_text(encoding="utf-8"), parts)


def filled(template: str, parts: dict[str, str]) -> str:
    """Return the template with `{{name}}` replaced by each part, in one go."""
    pieces = template.split("{{")
    return pieces[0] + "".join(parts[name] + rest for name, rest in (piece.split("}}", 1) for piece in pieces[1:]))


def scripts(widgets: Widgets, first: str | None) -> str:
    """Return the script elements of a page, those that its first widget needs at the front.

    A browser runs these before it has read the others, which are more than half of the page's size: other widgets'
    modules and long values, compressed, and unpacked when they are drawn.

    Args:
        widgets: those of the page.
        first: the id of the model that the page shows first, if it shows any.
    """
    model = widgets.models.get(first or "", {})
    module, shared = model.get("module"), set(model.get("shared", {}).values())
    values = {key: _json(value) for key, value in widgets.shared.items()}
    late = {key for key, value in values.items() if len(value) > MIN_LATE_CHARACTERS and key not in shared}
    data = {
        "models": widgets.models,
        "shared": {key: value for key, value in widgets.shared.items() if key not in late},
        "first": module,
    }
    code = _first_module(widgets.modules[module]) if module else ""
    code += f"(()=>{{{HOST.read_text(encoding='utf-8')}}})();"
    if "</script" in code.lower() or "<!--" in code:
        raise ValueError("a module cannot stand in a script element that it would end")
    return "\n".join(
        [
            f'<script type="application/json" id="widgets">{_json(data)}</script>',
            f'<script type="module" async>{code}</script>',
            *(_packed(f"module-{key}", source) for key, source in widgets.modules.items() if key != module),
            *(_packed(f"value-{key}", values[key]) for key in sorted(late)),
        ]
    )


def _first_module(source: str) -> str:
    """The module with a global variable for its export: an element's module cannot be imported."""
    export = r"export *(?:\{([\w$]+) as default\}|default (.+?));\s*$"
    given, count = re.subn(export, r"globalThis.firstWidget=\1\2;", source)
    if not count:
        raise ValueError("a page's first module must end with its one export")
    return given


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _packed(name: str, words: str) -> str:
    packed = base64.b64encode(zlib.compress(words.encode(), 9)).decode()
    return f'<script type="text/plain" id="{name}">{packed}</script>'


def _links(stem: str, titles: dict[str, str]) -> str:
    marks = {name: ' aria-current="page"' if name == stem else "" for name in titles}
    return "".join(
        f'<a href="{name}.html" title="{html.escape(title, quote=True)}"{marks[name]}>{int(name[:2])}</a>'
        for name, title in titles.items()
    )


def _others(stem: str, language: str) -> str:
    """Links to the same lesson in the other languages; the host adds the visible section."""
    tags = {other: text("language.tag", other) for other in LANGUAGES if other != language}
    return "".join(
        f'<a href="../{other}/{stem}.html" hreflang="{tag}" lang="{tag}">{text("language.name", other)}</a>'
        for other, tag in tags.items()
    )


def _contents(article: Article) -> str:
    items = "".join(f'<li><a href="#{name}">{html.escape(title)}</a></li>' for name, title in article.contents)
    return f"<ol>{items}</ol>"


def _turn(stem: str, language: str, titles: dict[str, str]) -> str:
    if stem not in LESSONS:
        return ""
    place = LESSONS.index(stem)
    turns = {"previous": LESSONS[:place][-1:], "next": LESSONS[place + 1 :][:1]}
    return "".join(
        f'<a class="{way}" href="{name}.html"><small>{text(f"pages.{way}", language)}</small>'
        f"{html.escape(titles[name])}</a>"
        for way, names in turns.items()
        for name in names
    )

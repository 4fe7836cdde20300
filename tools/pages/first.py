"""The site's first page: the question, an explorer with five guided steps, and where to go on."""

from __future__ import annotations

import html
import json
import re
from typing import Any
from urllib.parse import quote

import yaml  # type: ignore[import-untyped]

from divergences.information import LOG2
from divergences.lessons.claims import LESSONS
from divergences.locale import LANGUAGES, text
from divergences.pairs import BlurredUniforms
from divergences.widgets.explorer import READER_TRAITS
from divergences.widgets.site import fresh_state
from figures.render import title_of

from ..notebooks import HERE
from .execution import ROOT
from .glossary import with_terms
from .page import FOLDER, HOST, ICON, WORDS, filled, scripts
from .prose import inline
from .states import Widgets

EXPLORER = HOST.parent / "explorer.js"
EXPLORER_ID = "explorer"
FIGURES = range(1, 7)
ARTICLE = "深度学习之生成对抗网络(7)WGAN原理"
PAGES = {"duel": "train.html", "runs": "runs.html", "explorer": "explorer.html", "glossary": "{language}/glossary.html"}
FAINT_THETA, FAINT_SIGMA = 3.0, 0.25
STEPS: dict[str, dict[str, Any]] = {
    "flat": {"family": "segments", "theta": 2.0, "panels": ["pair", "curves"]},
    "overlap": {"family": "strips", "theta": 0.6, "width": 1.0, "panels": ["pair", "curves"]},
    "faint": {"family": "blur", "theta": FAINT_THETA, "sigma": FAINT_SIGMA, "panels": ["pair", "gradient"]},
    "judge": {"family": "blur", "theta": 3.0, "sigma": 0.5, "panels": ["pair", "critic"]},
}
"""What each step sets in the explorer; the last step leads to the duel."""

TERMS = {
    "en": {"generator": "generator", "KL": "KL divergence", "JS": "JS divergence", "nats": "nat",
           "EM": "EM distance (Earth-Mover, Wasserstein-1)", "critic": "critic", "TV": "total variation",
           "couplings": "coupling", "discriminator": "discriminator"},
    "zh": {"生成器": "generator", "KL": "KL divergence", "JS": "JS divergence", "奈特": "nat",
           "EM": "EM distance (Earth-Mover, Wasserstein-1)", "评论器": "critic", "TV": "total variation",
           "耦合": "coupling", "判别器": "discriminator"},
}  # fmt: skip


def first_page(language: str, titles: dict[str, str], *, with_reference: bool) -> str:
    """Return the first page in a language.

    Args:
        language: "en", whose page is index.html, or another one, whose page lies in its folder.
        titles: the title of each lesson in this language.
        with_reference: whether the API reference is on the site.
    """
    base = "" if language == LANGUAGES[0] else "../"
    told = {word: html.escape(text(f"pages.{word}", language), quote=True) for word in WORDS}
    told |= {
        name: html.escape(text(f"first.{name}", language), quote=True)
        for name in ("title", "question", "story", "steps", "course", "course.line", "more", "figures", "figures.line",
                     "article", "article.claims", "install", "cite")
    }  # fmt: skip
    parts = told | {
        "tag": text("language.tag", language),
        "base": base,
        "language": language,
        "icon": quote(ICON),
        "style": "".join((FOLDER / name).read_text(encoding="utf-8") for name in ("page.css", "first.css")),
        "chosen": CHOSEN if not base else "",
        "links": "".join(_lesson_link(stem, title, language, base) for stem, title in titles.items()),
        "others": _others(language, base),
        "told": _with_terms("story", language),
        "buttons": _buttons(language, base),
        "cards": "".join(_card(stem, title, language, base) for stem, title in titles.items()),
        "pages": "".join(_page_link(name, to, language, base) for name, to in PAGES.items()),
        "pictures": "".join(_picture(number, language, base) for number in FIGURES),
        "article.line": _with_terms("article.line", language),
        "how": _how(language, base if with_reference else None),
        "citation": html.escape(_citation()),
        "scripts": scripts(_explorer(language), EXPLORER_ID),
    }
    return filled((FOLDER / "first.html").read_text(encoding="utf-8"), parts)


CHOSEN = """<script>
if (/^zh/.test(navigator.language) && !/language=en/.test(location.hash)) location.replace("zh/index.html");
</script>"""
"""index.html is English; a browser whose language is Chinese is redirected to zh/, unless English was chosen."""


def _explorer(language: str) -> Widgets:
    state = fresh_state() | STEPS["flat"] | {"compact": True, "language": language, "_veiled": True}
    state["_start"] = state["_start"] | {name: value for name, value in STEPS["flat"].items() if name in READER_TRAITS}
    model = {"kind": "AnyModel", "module": "explorer", "state": state, "shared": {}}
    return Widgets({EXPLORER_ID: model}, {}, {"explorer": EXPLORER.read_text(encoding="utf-8")})


def _lesson_link(stem: str, title: str, language: str, base: str) -> str:
    return f'<a href="{base}{language}/{stem}.html" title="{html.escape(title, quote=True)}">{int(stem[:2])}</a>'


def _others(language: str, base: str) -> str:
    places = {other: f"{base}{other}/index.html" for other in LANGUAGES[1:]}
    places[LANGUAGES[0]] = f"{base}index.html#language={LANGUAGES[0]}"
    return "".join(
        f'<a href="{place}" lang="{text("language.tag", other)}">{text("language.name", other)}</a>'
        for other, place in places.items()
        if other != language
    )


def _with_terms(name: str, language: str) -> str:
    return with_terms(text(f"first.{name}", language, name=ARTICLE), TERMS[language], language)


def _buttons(language: str, base: str) -> str:
    slope = abs(float(BlurredUniforms(sigma=FAINT_SIGMA).js_derivative(FAINT_THETA)))
    values = {"flat": {"log2": f"{LOG2:.3f}"}, "faint": {"theta": f"{FAINT_THETA:g}", "slope": f"{slope:.1e}"}}
    made = []
    for name, state in STEPS.items():
        told = with_terms(text(f"first.steps.{name}.said", language, **values.get(name, {})), TERMS[language], language)
        said = html.escape(told, quote=True)
        step = html.escape(json.dumps(state), quote=True)
        made.append(
            f'<li><button type="button" aria-pressed="false" data-of="explorer" data-step="{step}" '
            f'data-said="{said}">'
            f"{text(f'first.steps.{name}', language)}</button></li>"
        )
    train = html.escape(text("first.steps.train.said", language), quote=True)
    made.append(
        f'<li><a href="{base}train.html#language={language}" title="{train}">'
        f"{text('first.steps.train', language)}</a></li>"
    )
    return "".join(made)


def _card(stem: str, title: str, language: str, base: str) -> str:
    minutes, question = lesson_facts(stem, language)
    shown = text("first.minutes", language, minutes=minutes)
    return (
        f'<li><a href="{base}{language}/{stem}.html"><small>{shown}</small><b>{html.escape(title)}</b>'
        f"<span>{inline(question)}</span></a></li>"
    )


def lesson_facts(stem: str, language: str) -> tuple[int, str]:
    """Return how many minutes a lesson takes, as it says itself, and the question that it answers.

    >>> lesson_facts("02_the_earth_mover_distance", "en")
    (15, 'What is the least work to turn one into the other?')
    """
    own = (HERE / "source" / f"{stem}.py").read_text(encoding="utf-8")
    announced = re.search(r"^# \*?(?:About|大约) (\d+) (?:minutes|分钟)", own, re.MULTILINE)
    start = (HERE / "source" / f"{LESSONS[0]}.py").read_text(encoding="utf-8")
    rows = re.findall(rf"^# \| \[[^]]*\]\({stem}\.ipynb\) \| ([^|]*) \|", start, re.MULTILINE)
    return int(announced[1]) if announced else 0, rows[LANGUAGES.index(language)] if rows else ""


def _page_link(name: str, to: str, language: str, base: str) -> str:
    title, line = (html.escape(text(f"first.{key}", language)) for key in (name, f"{name}.line"))
    place = f"{base}{to.format(language=language)}#language={language}"
    return f'<li><a href="{place}"><b>{title}</b><span>{line}</span></a></li>'


def _picture(number: int, language: str, base: str) -> str:
    place, title = f"{base}figures/figure{number}.{language}.svg", html.escape(title_of(f"figure{number}", language))
    image = f'<img data-src="{place}" alt=""><noscript><img src="{place}" alt=""></noscript>'
    return f'<li><a href="{place}">{image}<span>{title}</span></a></li>'


def _how(language: str, reference: str | None) -> str:
    parts = [inline(text(f"first.install.{name}", language)) for name in ("exercises", "source")]
    if reference is not None:
        parts.append(f'<a href="{reference}api/index.html">{text("first.install.api", language)}</a>')
    return "".join(f"<p>{part}</p>" for part in parts)


def _citation() -> str:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    authors = ", ".join(author.get("name") or author["family-names"] for author in cited["authors"])
    return f"{authors}: {cited['title']}, version {cited['version']} (CITATION.cff)."

"""The API reference: every public name, in words and signatures as written, and nothing asked of any other place."""

from __future__ import annotations

import html
import importlib
import inspect
import re
import sys
from pathlib import Path
from typing import Any

import pytest

import divergences as dv
import tools.site
from divergences.widgets import site
from tools import reference

pytestmark = pytest.mark.slow  # the whole reference is written

MODULES = sorted(reference.public_modules())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "api"
    assert reference.write_reference(folder) == len(MODULES)
    return folder


def words_of(file: Path) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", file.read_text(encoding="utf-8")))


def public_members(module: str) -> list[tuple[str, Any]]:
    """What a module defines for others, with the methods and properties of its classes."""
    loaded = importlib.import_module(module)
    found = []
    for name, value in vars(loaded).items():
        if name.startswith("_") or getattr(value, "__module__", None) != module or not callable(value):
            continue
        found.append((name, value))
        if inspect.isclass(value) and not getattr(value, "_is_protocol", False):  # its class says what each one does
            inside = {n: v for n, v in vars(value).items() if not n.startswith("_")}
            found += [(f"{name}.{n}", v) for n, v in inside.items() if callable(v) or isinstance(v, property)]
    return found


@pytest.mark.parametrize("module", MODULES)
def test_every_module_and_all_that_it_defines_says_what_it_is(module: str) -> None:
    assert (importlib.import_module(module).__doc__ or "").strip()
    silent = [name for name, value in public_members(module) if not inspect.getdoc(value)]
    assert not silent


def test_every_module_has_a_page_and_every_public_name_stands_on_the_first(folder: Path) -> None:
    pages = {file.relative_to(folder).with_suffix("").as_posix() for file in folder.rglob("*.html")}
    assert pages == {"index"} | {module.replace(".", "/") for module in MODULES}
    first = (folder / "divergences.html").read_text(encoding="utf-8")
    assert not [name for name in dv.__all__ if f'id="{name}"' not in first]


def test_formulas_and_signatures_read_as_they_are_written(folder: Path) -> None:
    words = words_of(folder / "divergences.html")
    assert "Kullback-Leibler divergence KL(p‖q) = Σ p log(p/q), in nats." in words
    assert "E_p f − E_q f" in words  # no underscore was taken for a mark
    assert "def kl_divergence(p: ArrayLike, q: ArrayLike) -> float | Array:" in words
    everything = " ".join(words_of(file) for file in folder.rglob("*.html"))
    assert "_SupportsArray" not in everything
    assert "Alias for field" not in everything


def test_no_path_of_this_machine_is_in_it(folder: Path) -> None:
    for file in folder.rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        assert str(Path.cwd()) not in text and str(Path.home()) + "/" not in text, file


def test_a_trait_of_a_widget_is_not_shown_with_the_words_of_its_kind() -> None:
    import pdoc

    page = pdoc.doc.Module(importlib.import_module("divergences.widgets.explorer"))
    explorer = page.get("Explorer")
    assert not reference.is_worth_showing(explorer.get("theta"))
    assert reference.is_worth_showing(explorer.get("pair"))
    ranges = pdoc.doc.Module(importlib.import_module("divergences.widgets.ranges"))
    assert reference.is_worth_showing(ranges.get("RANGES"))


def test_without_pdoc_the_page_is_written_and_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pdoc", None)
    monkeypatch.setattr("sys.argv", ["site", "--without-lessons", "--out", str(tmp_path)])
    tools.site.main()
    assert "left out: pdoc is not installed" in capsys.readouterr().out
    assert {"index.html", "explorer.html", "runs.html", "train.html"} <= {file.name for file in tmp_path.iterdir()}
    for name in ("index.html", "explorer.html"):
        assert "api/" not in (tmp_path / name).read_text(encoding="utf-8")


@pytest.mark.browser
def test_it_is_read_and_searched_from_a_file_with_the_network_cut(chromium: Any, folder: Path) -> None:
    site.write_site(folder.parent, with_reference=True)
    context = chromium.new_context(offline=True, locale="zh-CN")
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((folder.parent / "explorer.html").as_uri())
    page.get_by_role("link", name="接口文档").click()
    page.wait_for_url("**/divergences.html")
    page.get_by_role("searchbox").fill("gradient penalty")
    page.get_by_text("divergences.gan.penalties.gradient_penalty").first.wait_for()
    page.get_by_role("link", name="gan.penalties", exact=True).click()
    page.get_by_role("heading", name="penalties").wait_for()
    page.get_by_role("link", name="探索器").click()
    page.locator("[role=status][data-theta]").wait_for()
    context.close()
    assert complaints == []
    assert not [url for url in asked if not url.startswith((folder.parent.as_uri(), "blob:"))]

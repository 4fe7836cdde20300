"""The self-test of the installation: what is missing is a sentence that says what to do, never a traceback."""

import sys
from importlib import metadata

import pytest

from divergences.lessons import selftest
from divergences.locale import LANGUAGES, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_all_is_well_every_line_is_ok(language, capsys):
    assert selftest.self_test(language)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(selftest.CHECKS)
    assert all(line.startswith("OK  ") for line in lines)


def test_a_missing_package_is_named_with_the_command_that_brings_it(monkeypatch, capsys):
    monkeypatch.setattr(metadata, "requires", lambda _: ["numpy>=2", "no-such-package>=1", 'never>=1; extra == "dev"'])
    assert not selftest.self_test("en")
    line = capsys.readouterr().out.splitlines()[1]
    assert line.startswith("✗ ") and f'{sys.executable} -m pip install "no-such-package>=1"' in line
    assert "never" not in line and "numpy" not in line


def test_an_old_package_and_an_old_python_are_named(monkeypatch, capsys):
    monkeypatch.setattr(metadata, "requires", lambda _: ["numpy>=999"])
    monkeypatch.setattr(selftest, "OLDEST", (99, 0))
    assert not selftest.self_test("zh")
    python, packages, *_ = capsys.readouterr().out.splitlines()
    assert "99.0" in python and '"numpy>=999"' in packages


def test_a_project_that_is_not_installed_is_said(monkeypatch):
    def gone(_):
        raise metadata.PackageNotFoundError("divergences")

    monkeypatch.setattr(metadata, "requires", gone)
    assert selftest.run("packages", selftest.CHECKS["packages"], "en") == (
        False,
        text("selftest.notInstalled", "en", python=sys.executable),
    )


@pytest.mark.parametrize("name", ["ot", "matplotlib", "torch"])
def test_a_package_that_does_not_load_is_a_sentence(name, monkeypatch, capsys):
    for module in [loaded for loaded in sys.modules if loaded.partition(".")[0] == name]:
        monkeypatch.delitem(sys.modules, module)
    for module in [loaded for loaded in sys.modules if loaded.startswith(("divergences.plotting", "divergences.gan"))]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setattr(
        selftest,
        "CHECKS",
        {one: selftest.CHECKS[one] for one in ("solver", "font", "torch") if one != "torch" or name == "torch"},
    )
    assert not selftest.self_test("en")
    failed = [line for line in capsys.readouterr().out.splitlines() if not line.startswith("OK")]
    assert len(failed) == 1 and "set up the environment again" in failed[0]


def test_a_widget_that_is_not_drawn_leaves_what_to_do_in_its_place():
    for language in LANGUAGES:
        data, _ = selftest.widget_test(language)._repr_mimebundle_()
        assert data["text/plain"] == f"✗   {text('selftest.notDrawn', language)}"


def test_python_hears_a_widget_that_is_drawn():
    widget = selftest.widget_test("en")
    assert not widget.heard
    widget.shown = True
    assert widget.heard

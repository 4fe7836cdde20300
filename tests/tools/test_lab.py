"""`make lab` opens a working copy: the checkout stays as git has it, and nobody's work is written over."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from divergences.locale import LANGUAGES
from tests.support.lab import Lab, running_server
from tools.lab import RECORD, content, copy_lessons, first_lesson, main

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\((?!http)([^)#]+)\)")
NAME = "01_lesson.ipynb"


def write(file: Path, *sources: str, outputs: int = 0, **metadata: Any) -> None:
    said = [{"output_type": "stream", "name": "stdout", "text": "1"}] * outputs
    cells = [{"cell_type": "code", "source": source, "outputs": said, "metadata": {}} for source in sources]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}), "utf-8")


def sources(file: Path) -> list[str]:
    return [cell["source"] for cell in json.loads(file.read_text("utf-8"))["cells"]]


class Class:
    """Lessons of one cell each, and a student's copies of them."""

    def __init__(self, folder: Path) -> None:
        self.lessons, self.work = folder / "notebooks" / "en", folder / "work" / "en"

    def teach(self, source: str, name: str = NAME) -> list[str]:
        """Publish a version of the lesson and run `make lab`."""
        write(self.lessons / name, source)
        return self.open()

    def open(self) -> list[str]:
        return copy_lessons(self.lessons, self.work, "en")

    def files(self) -> list[str]:
        return sorted(file.relative_to(self.work).as_posix() for file in self.work.rglob("*.ipynb"))


@pytest.fixture
def room(tmp_path: Path) -> Class:
    return Class(tmp_path)


def test_every_lesson_is_copied_with_its_folder(room: Class) -> None:
    assert room.teach("1", "exercises/01_exercise.ipynb") == room.teach("1") == []
    assert room.files() == [NAME, "exercises/01_exercise.ipynb"]
    assert (room.work / NAME).read_bytes() == (room.lessons / NAME).read_bytes()


def test_an_untouched_copy_is_replaced_by_the_new_lesson(room: Class) -> None:
    room.teach("1")
    assert room.teach("2") == []
    assert (room.files(), sources(room.work / NAME)) == ([NAME], ["2"])


def test_a_copy_that_jupyterlab_saved_when_it_was_opened_is_untouched(room: Class) -> None:
    room.teach("1")
    write(room.work / NAME, "1", language_info={"version": "3.11"})
    assert room.teach("2") == []
    assert (room.files(), sources(room.work / NAME)) == ([NAME], ["2"])


@pytest.mark.parametrize("run", [False, True])
def test_a_copy_with_somebodys_work_is_kept_and_the_new_lesson_put_beside_it(room: Class, run: bool) -> None:
    room.teach("1")
    write(room.work / NAME, "1" if run else "my answer", outputs=int(run))
    before = (room.work / NAME).read_bytes()
    assert room.open() == []
    (line,) = room.teach("2")
    assert str(room.work / NAME) in line and str(room.work / "01_lesson.new.ipynb") in line
    assert room.files() == ["01_lesson.ipynb", "01_lesson.new.ipynb"]
    assert sources(room.work / "01_lesson.new.ipynb") == ["2"]
    assert room.open() == []  # said once
    assert room.teach("3")  # the new one was untouched, so it is replaced
    assert sources(room.work / "01_lesson.new.ipynb") == ["3"]
    write(room.work / "01_lesson.new.ipynb", "my other answer")
    assert "01_lesson.new2.ipynb" in room.teach("4")[0]
    assert sources(room.work / "01_lesson.new.ipynb") == ["my other answer"]
    assert (room.work / NAME).read_bytes() == before


def test_a_new_lesson_that_was_put_beside_and_thrown_away_does_not_come_back(room: Class) -> None:
    room.teach("1")
    write(room.work / NAME, "my answer")
    room.teach("2")
    (room.work / "01_lesson.new.ipynb").unlink()
    assert room.open() == []
    assert room.files() == [NAME]


def test_a_copy_that_was_thrown_away_is_made_again(room: Class) -> None:
    room.teach("1")
    (room.work / NAME).unlink()
    assert room.open() == []
    assert sources(room.work / NAME) == ["1"]


@pytest.mark.parametrize("record", [None, "", "[]", "{"])
def test_without_a_legible_record_every_other_copy_counts_as_work(room: Class, record: str | None) -> None:
    room.teach("1")
    (room.work / RECORD).unlink()
    if record is not None:
        (room.work / RECORD).write_text(record, "utf-8")
    assert room.open() == []  # the copy is what the lesson gives
    (room.work / RECORD).unlink()
    assert len(room.teach("2")) == 1
    assert sources(room.work / NAME) == ["1"]


def test_a_copy_that_is_no_notebook_any_more_is_kept(room: Class) -> None:
    room.teach("1")
    (room.work / NAME).write_text("half a fi", "utf-8")
    assert len(room.teach("2")) == 1
    assert (room.work / NAME).read_text("utf-8") == "half a fi"


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_from_a_copy_to_what_they_lead_to_in_a_lesson(language: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "notebooks" / language, tmp_path / "notebooks" / language)
    copy_lessons(tmp_path / "notebooks" / language, tmp_path / "work" / language, language)
    assert first_lesson(language, tmp_path).is_file()
    followed = 0
    for copy in (tmp_path / "work" / language).rglob("*.ipynb"):
        for cell in json.loads(copy.read_text("utf-8"))["cells"]:
            for link in LINK.findall("".join(cell["source"])):
                target = Path(os.path.normpath(copy.parent / link)).relative_to(tmp_path)
                home = tmp_path if target.parts[0] == "work" else ROOT
                assert (home / target).is_file(), f"{copy.name}: {link}"
                followed += 1
    assert followed > 12  # lesson to lesson, and lesson to exercises


def test_content_tells_kinds_sources_and_outputs_apart(tmp_path: Path) -> None:
    seen = set()
    for number, (cells, outputs) in enumerate([(["1"], 0), (["2"], 0), (["1"], 1), (["1", ""], 0), ([], 0)]):
        write(tmp_path / f"{number}.ipynb", *cells, outputs=outputs)
        seen.add(content(tmp_path / f"{number}.ipynb"))
    assert len(seen) == 5


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_jupyterlab_is_told_to_open_the_first_lesson(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    told: list[str] = []
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "elsewhere")
    monkeypatch.setattr("tools.lab.ROOT", tmp_path)
    monkeypatch.setattr("sys.argv", ["lab", "--language", language, "--no-browser"])
    monkeypatch.setattr("jupyterlab.labapp.LabApp.launch_instance", told.extend)
    main()
    first = tmp_path / "work" / language / "00_start.ipynb"
    assert told == [f"--ServerApp.root_dir={tmp_path}", "--no-browser", str(first)] and first.is_file()
    assert os.environ["JUPYTER_CONFIG_PATH"].split(os.pathsep)[1:] == ["elsewhere"]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository of its own with the files of this one that git does not ignore, as they stand."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout: what `make lab` leaves in one was NOT tried")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    folder = tmp_path / "checkout"
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    who = ["-c", "user.name=teacher", "-c", "user.email=teacher@example.org"]
    for command in (["init", "--quiet"], ["add", "--all"], [*who, "commit", "--quiet", "--message=as it is"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    return folder


@pytest.mark.browser
def test_after_a_lesson_the_checkout_is_as_git_has_it(chromium: Any, checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    command = [sys.executable, "-m", "tools.lab", "--language", "zh", "--LabApp.expose_app_in_browser=True"]
    with running_server(command, tmp_path / "home", checkout) as address:
        work = Lab(address, checkout, "lab/tree/work/zh")
        page = chromium.new_page()
        work.run_all(page, "00_start.ipynb")
        page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
        page.close()
    lesson = checkout / "work" / "zh" / "00_start.ipynb"
    assert any(cell.get("outputs") for cell in json.loads(lesson.read_text("utf-8"))["cells"])
    status = subprocess.run(["git", "status", "--porcelain"], cwd=checkout, capture_output=True, text=True, check=True)
    assert status.stdout == ""
    names = "test_git_holds_no_outputs or test_the_notebooks_are_what_their_sources_give"
    tests = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/notebooks/test_notebooks.py",
        "-k",
        names,
    ]
    environment = os.environ | {"PYTHONPATH": str(checkout)}
    done = subprocess.run(tests, cwd=checkout, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout

"""Every file of ours is written by `divergences.files`: a full disk or a kill leaves no half file over a whole one."""

import ast
import errno
import os
import signal
from pathlib import Path

import pytest

from divergences.files import check_folder, check_target, write_text
from tools import browser_settings, bundle, kernels, notebooks
from tools.pages import execution, write

ROOT = Path(__file__).parent.parent
WRITES = {"write_text", "write_bytes", "copy", "copy2", "copyfile", "copytree", "savez", "savez_compressed", "tofile"}
"""Methods that write a file at once, over what is there."""
TEMPORARY = {"benchmarks/pages.py", "divergences/gan/history.py"}
"""Modules that call one on a temporary file: a browser's profile; the file that `replacing` has opened."""


def writes(file):
    """The lines of a module that write a file without `divergences.files`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            module = getattr(getattr(node.func, "value", None), "id", "")
            modes = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            copies = name.startswith("copy") and module != "shutil"  # of an array, a dict or a state
            opened = name == "open" and any(set(mode) & set("wx") and len(mode) <= 3 for mode in modes)
            if opened or (name in WRITES and isinstance(node.func, ast.Attribute) and not copies):
                yield node.lineno


def test_no_module_writes_a_file_over_another_by_itself():
    found = {}
    for folder in ("divergences", "figures", "tools", "benchmarks"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            if lines := list(writes(file)):
                found[file.relative_to(ROOT).as_posix()] = lines
    assert found.pop("divergences/files.py")  # which shows that the search finds what it should
    assert found.pop("benchmarks/kills.py", None)  # os.devnull
    assert set(found) == TEMPORARY


def copy_a_figure(folder, content, monkeypatch):
    rendered = folder.parent / f"rendered {content[:1]}"
    rendered.mkdir(exist_ok=True)
    (rendered / "f.svg").write_text(content, encoding="utf-8")
    monkeypatch.setattr(write, "RENDERED", rendered)
    return lambda: write.copy_figures(folder, ["f.svg"])


def write_kernels(folder, content, monkeypatch):
    monkeypatch.setattr(kernels, "TARGET", folder / "compiled.js")
    monkeypatch.setattr(kernels, "compiled", lambda: content)
    return lambda: kernels.main([])


def write_settings(folder, content, monkeypatch):
    monkeypatch.setattr(browser_settings, "TARGET", folder / "settings.json")
    monkeypatch.setattr(browser_settings, "text", lambda: content)
    return browser_settings.write


@pytest.mark.skipif(os.name != "posix", reason="a limit on the size of files")
@pytest.mark.parametrize("writer", [copy_a_figure, write_kernels, write_settings])
def test_a_full_disk_leaves_the_older_file_whole(writer, tmp_path, monkeypatch, capsys):
    import resource

    folder = tmp_path / "site"
    folder.mkdir()
    writer(folder, "a" * 20_000, monkeypatch)()
    again = writer(folder, "b" * 20_000, monkeypatch)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8000, before[1]))
    try:
        status = again()
    except OSError as error:
        assert error.errno == errno.EFBIG
    else:
        assert status == 2  # a command, which has said so
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    (file,) = [file for file in folder.rglob("*") if file.is_file()]
    assert file.read_text(encoding="utf-8") == "a" * 20_000


def test_notebooks_that_no_source_gives_are_named_and_not_deleted(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(notebooks, "HERE", tmp_path / "notebooks")
    (tmp_path / "notebooks" / "source" / "exercises").mkdir(parents=True)
    mine = tmp_path / "notebooks" / "en" / "mine.ipynb"
    mine.parent.mkdir()
    mine.write_text("a student's work", encoding="utf-8")
    assert (notebooks.main([]), notebooks.main(["--check"])) == (0, 1)
    assert mine.read_text(encoding="utf-8") == "a student's work"
    assert "no source gives notebooks/en/mine.ipynb" in capsys.readouterr().err.replace(os.sep, "/")


@pytest.fixture
def lesson(tmp_path, monkeypatch):
    """A lesson of one cell, its cache, and how often it was run."""
    monkeypatch.setattr(execution, "CACHE", tmp_path / "build")
    runs = []
    monkeypatch.setattr(execution, "execute", lambda notebook, *_: (runs.append(1), notebook)[1])
    write_text(tmp_path / "09_one.py", "# %%\n1\n")
    return tmp_path / "09_one.py", tmp_path / "build", runs


def test_a_damaged_lesson_of_the_cache_is_run_anew(lesson):
    source, cache, runs = lesson
    whole = execution.executed(source, "en")
    assert execution.executed(source, "en") == whole and len(runs) == 1
    (file,) = cache.iterdir()
    file.write_bytes(file.read_bytes()[:40])
    assert execution.executed(source, "en") == whole and len(runs) == 2
    assert execution.executed(source, "en") == whole and len(runs) == 2


def test_a_lesson_that_cannot_be_kept_is_run_all_the_same(lesson):
    source, cache, runs = lesson
    cache.write_text("no folder", encoding="utf-8")
    assert execution.executed(source, "en").cells[0].source == "1" and runs == [1]


def test_a_lesson_that_is_new_replaces_the_one_before_it(lesson):
    source, cache, _ = lesson
    for number in range(3):
        write_text(source, f"# %%\n{number}\n")
        execution.executed(source, "en")
    assert len(list(cache.iterdir())) == 1


def test_bundling_that_fails_leaves_no_empty_bundle(tmp_path, monkeypatch):
    (tmp_path / "old.js").write_text("old", encoding="utf-8")
    monkeypatch.setattr(bundle, "PACKAGE", tmp_path)
    monkeypatch.setattr(bundle, "BUNDLES", {"old.js": "", "new.js": ""})
    monkeypatch.setattr(browser_settings, "write", lambda: None)

    def fails():
        assert (tmp_path / "new.js").exists()  # so that the widgets can be imported
        raise RuntimeError("npm ci failed")

    monkeypatch.setattr(bundle, "install", fails)
    assert bundle.main([]) == 2
    assert [file.name for file in tmp_path.iterdir()] == ["old.js"]


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_the_commands_of_the_tools_say_an_interrupt_in_a_line(monkeypatch, capsys):
    monkeypatch.setattr(kernels, "compiled", lambda: signal.raise_signal(signal.SIGINT))
    assert kernels.main([]) == 128 + signal.SIGINT
    assert capsys.readouterr().err == "python -m tools.kernels: interrupted\n"


def test_what_a_killed_trial_of_a_folder_left_goes_with_the_next_one(tmp_path):
    for name in ("try.00ff00ff.part", "run.npz.00ff00ff.part"):
        (tmp_path / name).touch()
    (tmp_path / "try.mine.part").touch()
    check_folder(tmp_path)
    check_target(tmp_path / "run.npz")
    assert [file.name for file in tmp_path.iterdir()] == ["try.mine.part"]


def other_owners():
    """Pairs of an owner and a group, -1 for one's own, that this process may give to a file."""
    if not hasattr(os, "getgroups"):
        return []
    groups = [(-1, group) for group in os.getgroups() if group != os.getegid()][:1]
    return [(65534, 65534), (-1, 65534)] if os.geteuid() == 0 else groups


@pytest.mark.skipif(not other_owners(), reason="there is no other owner or group to which a file may be given")
def test_a_file_stays_its_owners_and_its_groups(tmp_path):
    for number, (owner, group) in enumerate(other_owners()):
        path = write_text(tmp_path / f"{number}", "old")
        os.chown(path, owner, group)
        path.chmod(0o660)
        before = path.stat()
        write_text(path, "new")
        after = path.stat()
        assert (after.st_uid, after.st_gid, after.st_mode) == (before.st_uid, before.st_gid, before.st_mode)
        assert path.read_text(encoding="utf-8") == "new"

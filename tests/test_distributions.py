"""The source distribution is the repository and runs its tests; the wheel has all that is read at run time."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # distributions are built

ROOT = Path(__file__).parent.parent
BUILD = "import sys; from setuptools import build_meta; getattr(build_meta, sys.argv[1])(sys.argv[2])"
NOT_IN_SDIST = (".ci/",)
NOT_IN_WHEEL = ("divergences/widgets/browser/",)


def tracked():
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    names = [name for name in done.stdout.split("\0") if name and (ROOT / name).exists()]
    if not names:
        pytest.skip("this is no checkout of the repository")
    return names


def build(kind, source, out):
    out.mkdir()
    subprocess.run(
        [sys.executable, "-c", BUILD, f"build_{kind}", str(out)], cwd=source, check=True, capture_output=True
    )
    (built,) = out.iterdir()
    return built


@pytest.fixture(scope="module")
def sdist(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sdist")
    for name in tracked():
        (folder / "source" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / "source" / name)
    return build("sdist", folder / "source", folder / "out")


@pytest.fixture(scope="module")
def unpacked(sdist, tmp_path_factory):
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (inside,) = folder.iterdir()
    return inside


@pytest.fixture(scope="module")
def wheel(unpacked, tmp_path_factory):
    return build("wheel", unpacked, tmp_path_factory.mktemp("wheel") / "out")


def test_the_sdist_has_every_file_of_the_repository(sdist):
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {name for name in tracked() if not name.startswith(NOT_IN_SDIST)}
    assert wanted <= names, sorted(wanted - names)[:10]
    added = {name for name in names - wanted if name and not any(each.startswith(f"{name}/") for each in wanted)}
    assert {name for name in added if ".egg-info" not in name} == {"PKG-INFO", "setup.cfg"}


def test_the_tests_can_be_collected_from_the_sdist(unpacked):
    environment = os.environ | {"PYTHONPATH": str(unpacked), "PYTEST_ADDOPTS": ""}
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=unpacked, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "tests/test_pairs.py::" in done.stdout and "tests/widgets/test_explorer_browser.py::" in done.stdout


def test_the_wheel_has_the_package_and_all_that_it_reads(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == {
        name for name in tracked() if name.startswith("divergences/") and not name.startswith(NOT_IN_WHEEL)
    }
    for ending in (".js", ".html", ".json", ".npz", ".csv", ".ttf", ".mplstyle", "py.typed"):
        assert any(name.endswith(ending) for name in names), ending


def test_the_wheel_says_what_it_is(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        said = message_from_string(archive.read(name).decode())
    assert said["Name"] == "divergences" and said["License-Expression"] == "MIT"
    assert {"plotting", "gan", "widgets", "lessons", "dev", "bench"} == set(said.get_all("Provides-Extra"))
    links = re.findall(r"\]\(([^)]+)\)", said.get_payload())
    assert not [link for link in links if not link.startswith("https://")], "relative links lead nowhere on PyPI"
    needed = [line for line in said.get_all("Requires-Dist") if "extra ==" not in line]
    assert [re.match(r"\w+", line)[0] for line in needed] == ["numpy", "scipy", "POT"]

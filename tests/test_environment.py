"""environment.yml, pyproject.toml and the lock file say the same."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from rattler import MatchSpec

from divergences.locale import LANGUAGES

ROOT = Path(__file__).parent.parent
CONDA_NAMES = {"torch": "pytorch", "pot": "pot"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()


def asked_for(*extras):
    """What installing the project with these extras asks for; an extra may name other extras of the project."""
    requirements = [Requirement(line) for line in PROJECT["dependencies"]]
    for extra in extras:
        for requirement in map(Requirement, EXTRAS[extra]):
            own = requirement.name == PROJECT["name"]
            requirements += asked_for(*sorted(requirement.extras)) if own else [requirement]
    return list({str(requirement): requirement for requirement in requirements}.values())


LESSONS = asked_for("lessons")


def conda_ranges():
    specs = [MatchSpec(entry) for entry in ENVIRONMENT["dependencies"] if isinstance(entry, str)]
    return {spec.name.normalized: str(spec.version) if spec.version else "" for spec in specs}


def project_ranges():
    ranges = {CONDA_NAMES.get(r.name.lower(), r.name.lower()): str(r.specifier) for r in LESSONS}
    return {"python": PROJECT["requires-python"], **ranges}


def test_conda_and_pip_ask_for_the_same_packages_in_the_same_ranges():
    conda = conda_ranges()
    assert conda.pop("pip") == ""
    assert conda == project_ranges()


def test_the_environment_installs_the_project_itself_for_binder():
    assert {"pip": ["-e ."]} in ENVIRONMENT["dependencies"]
    assert ENVIRONMENT["channels"][0] == "conda-forge"


def test_every_language_but_english_has_its_pack_of_jupyterlabs_menus():
    wanted = {requirement.name for requirement in LESSONS}
    for language in LANGUAGES[1:]:
        file = ROOT / "notebooks" / "jupyter" / language / "labconfig" / "default_setting_overrides.json"
        (settings,) = json.loads(file.read_text(encoding="utf-8")).values()
        assert f"jupyterlab-language-pack-{settings['locale'].replace('_', '-')}" in wanted


def test_the_lock_is_plain_and_within_the_ranges():
    pinned = {}
    for line in LOCK:
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line), line
        name, version = line.split("==")
        pinned[name.lower().replace("_", "-")] = version
    assert pinned["torch"] == "2.13.0"
    for requirement in asked_for("dev"):
        assert pinned[requirement.name.lower()] in requirement.specifier, requirement


def test_the_project_alone_asks_for_the_maths_alone():
    assert {requirement.name for requirement in asked_for()} == {"numpy", "scipy", "POT"}
    assert {"torch", "anywidget", "jupyterlab"} <= {requirement.name for requirement in LESSONS}


@pytest.mark.parametrize("requirement", LESSONS, ids=lambda requirement: requirement.name)
def test_what_is_installed_is_what_is_asked_for(requirement):
    assert SpecifierSet(str(requirement.specifier)).contains(metadata.version(requirement.name), prereleases=True)


def test_from_an_archive_there_is_the_maths_and_the_rest_says_why_not(tmp_path):
    archive = tmp_path / "divergences.whl"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in (ROOT / "divergences").rglob("*"):
            if file.suffix in (".py", ".json") and "browser" not in file.parts:
                packed.write(file, file.relative_to(ROOT))

    def python(*arguments):
        environment = os.environ | {"PYTHONPATH": str(archive)}
        return subprocess.run(
            [sys.executable, *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True
        )

    maths = python("-c", "import divergences as d; print(d.__file__, d.wasserstein_distance([0, 1], [1, 2]))")
    assert maths.stdout.split() == [str(archive / "divergences" / "__init__.py"), "1.0"], maths.stderr
    for command in ("divergences.gan", "divergences.gan.recorded", "divergences.widgets.site"):
        done = python("-m", command)
        assert done.returncode == 1 and "reads files, which an archive has not: unpack" in done.stderr
        assert "Traceback" not in done.stderr and done.stderr.count("\n") == 1


def what_make_would_do(folder):
    # Under `make test` this inherits settings that would change what the inner make prints.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "MFLAGS"}
    command = ["make", "--no-print-directory", "--dry-run", "lab"]
    return subprocess.run(command, cwd=folder, env=inherited, capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make on this machine")
def test_make_sets_up_a_moved_environment_anew(tmp_path):
    first, second = tmp_path / "a folder", tmp_path / "moved"
    first.mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, first)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", ".venv"], cwd=first, check=True)
    (first / ".venv" / "ready").touch()
    assert "-m venv .venv" not in what_make_would_do(first)
    first.rename(second)
    assert re.search(r"moved or copied.*rm -rf \.venv.*-m venv \.venv", what_make_would_do(second), re.DOTALL)

"""What is not installed is named in one line that says what to type; what does not need it works without."""

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from divergences.extras import EXTRA_BY_PACKAGE, TRAINING_PACKAGES

pytestmark = pytest.mark.slow  # it starts processes

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LINE = re.compile(r"[\w. -]+ needs (\w+), which is not installed: pip install 'divergences\[(\w+)\]'")
IMPORT_ALL = """
import importlib, json, pkgutil, divergences

def names(folders, prefix):
    for module in pkgutil.iter_modules(folders, prefix):
        yield module.name
        if module.ispkg:
            yield from names([f"{folder}/{module.name.rpartition('.')[2]}" for folder in folders], f"{module.name}.")

said = {}
for name in names(divergences.__path__, "divergences."):
    try:
        importlib.import_module(name)
        said[name] = None
    except ImportError as error:
        said[name] = str(error)
print(json.dumps(said))
"""
HIDE = """
from importlib.machinery import PathFinder

find = PathFinder.find_spec

def find_what_is_not_hidden(name, path=None, target=None):
    return None if name.partition(".")[0] in hidden else find(name, path, target)

PathFinder.find_spec = find_what_is_not_hidden
"""
WITHOUT_EXTRAS = {"checks", "information", "pairs", "transport", "duality", "locale", "extras"}


def run_without(packages, folder, *arguments):
    """Run Python as if the packages were not installed."""
    (folder / "sitecustomize.py").write_text(f"hidden = {list(packages)}\n{HIDE}")
    path = os.pathsep.join([str(folder), str(ROOT)])
    return subprocess.run(
        [sys.executable, *arguments], env=os.environ | {"PYTHONPATH": path}, cwd=folder, capture_output=True, text=True
    )


def what_each_module_says_without(packages, folder):
    done = run_without(packages, folder, "-W", "error", "-c", IMPORT_ALL)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("package", ["torch", "matplotlib", "anywidget", "tqdm"])
def test_every_room_names_the_package_that_is_missing_and_its_extra(package, tmp_path):
    said = what_each_module_says_without([package], tmp_path)
    refused = {name: line for name, line in said.items() if line is not None}
    assert refused
    for name, line in refused.items():
        found = LINE.fullmatch(line)
        assert found is not None and found[1] == package, (name, line)
        assert found[2] == ("gan" if name.endswith("__main__") and "gan" in name else EXTRA_BY_PACKAGE[package])


def test_the_maths_needs_no_extra(tmp_path):
    said = what_each_module_says_without(EXTRA_BY_PACKAGE, tmp_path)
    assert not [name for name, line in said.items() if name.split(".")[1] in WITHOUT_EXTRAS and line is not None]
    code = (
        "import divergences as dv; print(dv.wasserstein_distance([[0, 0]], [[3, 4]]), dv.js_divergence([1, 0], [0, 1]))"
    )
    done = run_without(EXTRA_BY_PACKAGE, tmp_path, "-c", code)
    assert done.stdout.split() == ["5.0", "0.6931471805599453"], done.stderr


def test_widgets_need_neither_torch_nor_matplotlib(tmp_path):
    said = what_each_module_says_without(["torch", "matplotlib", "tqdm", "joblib"], tmp_path)
    assert not [name for name, line in said.items() if name.startswith("divergences.widgets") and line is not None]


def test_the_explorer_says_what_to_type(tmp_path):
    done = run_without(["anywidget"], tmp_path, "-c", "from divergences.widgets import Explorer")
    assert done.stderr.splitlines()[-1].endswith("pip install 'divergences[widgets]'")


@pytest.mark.parametrize(
    ("command", "packages"),
    [
        *[
            (command, [package])
            for command in ("gan", "gan.recorded", "gan.study.first2000")
            for package in ("torch", "tqdm")
        ],
        ("gan", ["matplotlib"]),
        ("gan.study.first2000", ["joblib"]),
        ("widgets.site", ["anywidget"]),
    ],
)
def test_a_command_ends_with_one_line(command, packages, tmp_path):
    done = run_without(packages, tmp_path, "-m", f"divergences.{command}")
    assert done.returncode != 0 and done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert LINE.search(line)[1] == packages[0]
    assert [file.name for file in tmp_path.iterdir() if "__pycache__" not in file.name] == ["sitecustomize.py"]


def brought_by(extra):
    wanted = set()
    for requirement in map(Requirement, PROJECT["optional-dependencies"][extra]):
        within = [brought_by(other) for other in requirement.extras] if requirement.name == PROJECT["name"] else []
        wanted |= set().union(*within) or {requirement.name.lower()}
    return wanted


def test_each_extra_brings_the_packages_that_it_is_named_for():
    distributions = packages_distributions()
    for package, extra in [*EXTRA_BY_PACKAGE.items(), *((package, "gan") for package in TRAINING_PACKAGES)]:
        named = {name.lower() for name in distributions[package]}
        named |= {"anywidget"} if package == "traitlets" else set()  # every anywidget is made of traits
        assert named & brought_by(extra), package


def test_a_failure_that_is_no_missing_extra_is_left_as_it_is(tmp_path):
    done = run_without(["json"], tmp_path, "-c", "import divergences.widgets.site")
    assert "pip install" not in done.stderr and "ModuleNotFoundError" in done.stderr

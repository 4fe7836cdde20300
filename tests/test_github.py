"""The workflows, forms and hooks are well formed, and run commands that exist."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def read(file):
    given = yaml.safe_load(file.read_text(encoding="utf-8"))
    if True in given:
        given["on"] = given.pop(True)  # YAML 1.1 reads the key `on` as a boolean, GitHub does not
    return given


def commands(workflow):
    return [step["run"] for job in read(workflow)["jobs"].values() for step in job["steps"] if "run" in step]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_has_all_that_github_asks_for(workflow):
    given = read(workflow)
    assert set(given) <= {"name", "on", "permissions", "concurrency", "env", "jobs"}
    assert given["name"] and given["on"] and given["permissions"]
    for job in given["jobs"].values():
        assert job["runs-on"] in {"ubuntu-latest", "macos-latest", "windows-latest"}
        assert set(job.get("needs", "").split()) <= set(given["jobs"])
        for step in job["steps"]:
            assert ("run" in step) != ("uses" in step), step
            assert "uses" not in step or re.fullmatch(r"[\w-]+/[\w-]+@[\w/.]+", step["uses"]), step


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_runs_targets_and_modules_that_exist(workflow):
    for command in commands(workflow):
        for line in re.findall(r"^make (.+)$", command, re.MULTILINE):
            assert set(line.split()) <= TARGETS, command
        for module in re.findall(r"-m (tools\.\w+|divergences[\w.]*|figures)", command):
            path = ROOT / module.replace(".", "/")
            assert path.is_dir() or path.with_suffix(".py").is_file(), command


def test_linux_runs_everything_on_the_oldest_and_the_newest_python():
    jobs = read(ROOT / ".github" / "workflows" / "tests.yml")["jobs"]
    assert {"3.11", "3.13"} == set(jobs["linux"]["strategy"]["matrix"]["python"])
    assert "make lint check test" in [step.get("run") for step in jobs["linux"]["steps"]]
    assert "make quick" in [step.get("run") for step in jobs["macos"]["steps"]]


def test_windows_runs_the_tests_of_make_quick():
    recipe = re.search(r"^quick:.*\n\t\$\(RUN\) (.+)$", MAKEFILE, re.MULTILINE)[1]
    parallel = re.search(r"^IN_PARALLEL = (.+)$", MAKEFILE, re.MULTILINE)[1]
    quick = "python " + recipe.replace("$(IN_PARALLEL)", parallel)
    steps = read(ROOT / ".github" / "workflows" / "tests.yml")["jobs"]["windows"]["steps"]
    assert quick in [step.get("run") for step in steps]


def test_a_release_is_built_and_tested_before_it_is_published_without_a_password():
    jobs = read(ROOT / ".github" / "workflows" / "release.yml")["jobs"]
    assert jobs["publish"]["needs"] == "build" and jobs["publish"]["permissions"] == {"id-token": "write"}
    runs = [step.get("run") for step in jobs["build"]["steps"]]
    assert runs.index("make lint check test") < runs.index("python -m build")
    assert "secrets." not in (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", [form for form in FORMS if form.stem != "config"], ids=lambda file: file.stem)
def test_a_form_asks_questions_that_github_can_show(form):
    given = read(form)
    assert set(given) == {"name", "description", "labels", "body"} and given["body"]
    names = [field["id"] for field in given["body"]]
    assert len(set(names)) == len(names)
    for field in given["body"]:
        assert field["type"] in {"input", "textarea", "dropdown", "checkboxes"} and field["attributes"]["label"]
    assert any(field.get("validations", {}).get("required") for field in given["body"])


def test_the_hook_before_a_commit_is_make_lint():
    (repository,) = read(ROOT / ".pre-commit-config.yaml")["repos"]
    (hook,) = repository["hooks"]
    assert repository["repo"] == "local" and hook["entry"] == "make lint" and hook["pass_filenames"] is False

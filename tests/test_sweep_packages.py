"""Every public callable of gan, widgets and lessons with odd arguments: a result, or an error that names one."""

import dataclasses
import inspect
from importlib.util import find_spec

import numpy as np
import pytest

from divergences.widgets import Duel, Explorer, PointsPad, RunView
from tests.support import arguments, instances, sweep
from tools import reference

SUBPACKAGES = ("divergences.gan", "divergences.widgets", "divergences.lessons")
MODULES = [name for name in sorted(reference.public_modules()) if name.startswith(SUBPACKAGES)]
PACKAGE = sweep.Package(MODULES, instances.MAKERS, arguments.LEFT_OUT)
PUBLIC = dict(PACKAGE.public())
LEAST_CALLS = 20_000


def only_stores(each):
    """Whether a class is a dataclass that takes what it is given, as Python's own do: there is nothing to check."""
    return inspect.isclass(each) and dataclasses.is_dataclass(each) and not hasattr(each, "__post_init__")


def is_called(name, each):
    if PACKAGE.is_left_out(name) or name.endswith(".main") or only_stores(each):
        return False
    if inspect.isclass(each):
        return not (inspect.isabstract(each) or getattr(each, "_is_protocol", False) or issubclass(each, Exception))
    return not getattr(each, "__isabstractmethod__", False) and not is_of_protocol(name)


def is_of_protocol(name):
    owner = PUBLIC.get(name.rpartition(".")[0])
    return getattr(owner, "_is_protocol", False)


CALLED = {name for name, each in PUBLIC.items() if is_called(name, each)}


@pytest.fixture(scope="module")
def good():
    return arguments.good_arguments()


def all_targets():
    found = {name: target for name, target in PACKAGE.targets().items() if name in CALLED}
    for widget in (Duel, Explorer, PointsPad, RunView):
        own = {name for name, trait in widget.class_own_traits(sync=True).items() if not name.startswith("_")}
        name = f"{widget.__module__.removeprefix('divergences.')}.{widget.__name__}"
        names = tuple(sorted(own - set(found[name].required)))
        found[name] = dataclasses.replace(found[name], optional=(*found[name].optional, *names))
    return found


TARGETS = all_targets()
BY_PARAMETERS = {name: target for name, target in TARGETS.items() if target.required or target.optional}


def test_the_sweep_reaches_everything_public():
    assert CALLED - set(TARGETS) == set()
    assert {
        each for each in arguments.LEFT_OUT if not any(PACKAGE.is_left_out(name) for name, _ in PACKAGE.public())
    } == set()


NEEDING = {"gan.images.animals.animals": "animal_mnist"}
"""Functions that read a package which no set-up installs."""


@pytest.mark.parametrize("name", TARGETS)
def test_the_good_arguments_are_good(name, good, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    target = TARGETS[name]
    if name in NEEDING and find_spec(NEEDING[name]) is None:
        pytest.skip(f"{NEEDING[name]} is not installed here")
    arguments = {each: sweep.good_values(target, each, good)[0] for each in target.required}
    assert sweep.complaint(target, arguments) is None


@pytest.mark.slow
def test_it_is_called_with_at_least_20_000_odd_arguments():
    count = sum(len(target.required) + len(target.optional) for target in BY_PARAMETERS.values())
    assert count * len(arguments.ODD_VALUES) >= LEAST_CALLS


ENDLESS, LONG = ("epochs", "steps", "times"), 1000


def is_own_error(given):
    """Whether a function of the caller's own is one that raises an error of its own, which is passed on."""
    return any(given.get(name) is np.float64 for name in ("each", "progress", "score"))


def is_long(given):
    """Whether a number is right, but asks for more work than a test can wait for."""
    found = [given.get(name) for name in ENDLESS]
    numbers = [*found, *(number for each in found if isinstance(each, (list, tuple)) for number in each)]
    return any(isinstance(number, (int, np.integer)) and number > LONG for number in numbers)


@pytest.mark.slow
@pytest.mark.parametrize("name", BY_PARAMETERS)
def test_each_odd_argument_gives_a_result_or_is_named(name, good, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # some are taken for names of files
    found = [
        f"{ {each: value for each, value in given.items() if each in names} }: {complaint}"
        for names in [(*BY_PARAMETERS[name].required, *BY_PARAMETERS[name].optional)]
        for target, given in sweep.each_odd_argument([BY_PARAMETERS[name]], good, arguments.ODD_VALUES)
        if not is_long(given) and not is_own_error(given) and (complaint := sweep.complaint(target, given))
    ]
    assert found == []

"""The figures drawn once, and their files."""

import importlib

import pytest

from divergences.locale import LANGUAGES
from figures import __main__ as command
from figures import render

from .drawn import NAMES


@pytest.fixture(scope="session")
def made():
    """Every figure, drawn once: made[name, language]."""
    return {
        (name, language): importlib.import_module(f"figures.{name}").make_figure(language)
        for name in NAMES
        for language in LANGUAGES
    }


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    """Every figure in every format, drawn by the command twice: files[0] and files[1]."""
    folders = [tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")]
    for folder in folders:
        assert command.main(["--out", str(folder), "--format", *render.FORMATS]) == 0
    return folders

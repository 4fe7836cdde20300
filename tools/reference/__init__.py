"""Write the API reference from the docstrings: `python -m tools.reference [--out site/api]`.

pdoc makes the pages. They load nothing from elsewhere, so they work offline and from a file, and link back to the
explorer's page one folder above.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import divergences
from divergences.command import Parser, reported
from divergences.files import check_folder, write_text
from divergences.locale import text

HERE = Path(__file__).parent
PACKAGE = Path(divergences.__file__).parent
# Modules that are commands rather than part of the interface.
LEFT_OUT = ("plotting.fonts", "widgets.site")


def write_reference(folder: Path) -> int:
    """Write a page for each module into `folder`, made if it is not there, and return how many there are.

    Raises:
        ModuleNotFoundError: if pdoc, or what a module needs to be imported, is not installed.
    """
    import pdoc
    from pygments.formatters import HtmlFormatter

    check_folder(folder, "folder")
    pdoc.render.configure(
        docformat="google", footer_text=f"{PACKAGE.name} {divergences.__version__}", template_directory=HERE
    )
    dark_code = HtmlFormatter(style="github-dark").get_style_defs(".pdoc")
    pdoc.render.env.globals |= {"text": text, "dark_code": dark_code, "is_worth_showing": is_worth_showing}
    modules = {name: pdoc.doc.Module(importlib.import_module(name)) for name in public_modules()}
    with patch("pdoc.doc.safe_eval_type", as_written):
        pages = {f"{name.replace('.', '/')}.html": pdoc.render.html_module(modules[name], modules) for name in modules}
        pages |= {"index.html": pdoc.render.html_index(modules), "search.js": pdoc.render.search_index(modules)}
    for name, page in pages.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        # The value of a path variable would show where this machine keeps the package.
        write_text(file, page.replace(PACKAGE.parent.as_posix(), "…"))
    return len(modules)


class Written(str):
    """An annotation as written in the source: pdoc would expand `ArrayLike` to several lines."""

    __repr__ = str.__str__


def as_written(annotation: Any, *_: Any) -> Any:
    """Replacement for pdoc's evaluation of annotations; returns them unevaluated."""
    words = getattr(annotation, "__forward_arg__", annotation)
    return Written(words) if isinstance(words, str) else annotation


def is_worth_showing(doc: Any) -> bool:
    """Whether a member has documentation of its own, not only a generated text or that of its class.

    A constructor with arguments is shown in any case: the docstring of its class describes them.
    """
    if doc.docstring.startswith(("Alias for field number", "Create new instance of")):
        return False
    if doc.name == "__init__":
        return bool(doc.signature_without_self.parameters)
    owner = getattr(sys.modules[doc.modulename], doc.qualname.partition(".")[0], None)
    value = inspect.getattr_static(owner, doc.name, None)
    return bool(doc.docstring) and (doc.kind != "variable" or doc.docstring != inspect.getdoc(type(value)))


def public_modules() -> Iterator[str]:
    """The full names of all modules that one may import."""
    yield PACKAGE.name
    for module in pkgutil.walk_packages([str(PACKAGE)], f"{PACKAGE.name}."):
        inside = module.name.removeprefix(f"{PACKAGE.name}.")
        if not any(f"{inside}.".startswith(f"{name}.") for name in LEFT_OUT) and not inside.endswith("__main__"):
            yield module.name


@reported("python -m tools.reference")
def main(arguments: list[str] | None = None) -> int:
    parser = Parser("python -m tools.reference", __doc__)
    parser.add_argument("--out", type=Path, default=Path("site/api"), help="the folder to write the pages into")
    folder = parser.parse_args(arguments).out
    print(f"{folder / 'index.html'}: {write_reference(folder)} modules")
    return 0

"""Check the installation for the lessons: one line per check, OK or a sentence that says what to do."""

from __future__ import annotations

import io
import sys
import warnings
from collections.abc import Callable
from importlib import metadata
from typing import TYPE_CHECKING, Any

from ..arguments import checked
from ..locale import check_language, text

if TYPE_CHECKING:
    from packaging.requirements import Requirement

OLDEST = (3, 11)


class Trouble(Exception):
    """A failed check; `key` is the text of the catalogue that says what to do about it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@checked
def self_test(language: str) -> bool:
    """Print one line for each check, and return whether all of them passed.

    >>> self_test("en")  # doctest: +ELLIPSIS
    OK  Python ...
    """
    check_language(language)
    passed = True
    for name, check in CHECKS.items():
        fine, line = run(name, check, language)
        print(f"{'OK' if fine else '✗ '}  {line}")
        passed = passed and fine
    return passed


@checked
def run(name: str, check: Callable[[], dict[str, object]], language: str) -> tuple[bool, str]:
    """Run one check and return whether it passed, and the line to print."""
    try:
        return True, text(f"selftest.{name}", language, **check())
    except Trouble as trouble:
        return False, text(f"selftest.{trouble.key}", language, **trouble.values)
    except Exception as error:  # any failure becomes one line, never a traceback
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        return False, text("selftest.failed", language, name=name, reason=reason, python=sys.executable)


def _python() -> dict[str, object]:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST:
        raise Trouble("pythonOld", version=version, oldest=".".join(map(str, OLDEST)))
    return {"version": version, "path": sys.executable}


def _packages() -> dict[str, object]:
    from packaging.requirements import Requirement

    try:
        named = metadata.requires("divergences") or []
    except metadata.PackageNotFoundError:
        raise Trouble("notInstalled", python=sys.executable) from None
    # The lessons' extra names other extras of this package, so that their packages are asked for as well.
    extras, found, wanting = ["", "lessons"], [], []
    requirements = list(map(Requirement, named))
    for extra in extras:
        for requirement in requirements:
            if requirement.name == "divergences" and _asked_for(requirement, extra):
                extras += sorted(requirement.extras - set(extras))
    for requirement in requirements:
        if requirement.name == "divergences" or not any(_asked_for(requirement, extra) for extra in extras):
            continue
        version = _version(requirement.name)
        if version is not None and requirement.specifier.contains(version, prereleases=True):
            found.append(f"{requirement.name} {version}")
        else:
            wanting.append(str(requirement))
    if wanting:
        raise Trouble("packagesMissing", python=sys.executable, wanting=" ".join(f'"{one}"' for one in wanting))
    return {"found": ", ".join(found)}


def _asked_for(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _solver() -> dict[str, object]:
    from ..transport import solve_transport

    plan = solve_transport([0.5, 0.5], [0.5, 0.5], [[0, 1], [1, 0]])
    if abs(plan.gap) > 1e-12 or plan.cost != 0:
        raise Trouble("solverWrong", python=sys.executable)
    return {"gap": f"{abs(plan.gap):g}"}


def _font() -> dict[str, object]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from ..plotting.style import FONT_FAMILIES, new_figure, style

    with warnings.catch_warnings(record=True) as complaints, style("zh"):
        warnings.simplefilter("always")
        figure = new_figure(2, 1, "JS 散度")
        FigureCanvasAgg(figure).print_png(io.BytesIO())  # type: ignore[no-untyped-call]
    if complaints:
        raise Trouble("fontMissing", reason=str(complaints[0].message).splitlines()[0])
    return {"font": FONT_FAMILIES[0]}


def _torch() -> dict[str, object]:
    import torch

    from ..gan.devices import resolve_device

    device = resolve_device("auto")
    try:
        ones = torch.ones(8, 8, device=device)
        total = float((ones @ ones).sum())
    except RuntimeError as error:
        raise Trouble("deviceBroken", device=device.type, reason=str(error).splitlines()[0]) from None
    if total != 512:
        raise Trouble("deviceWrong", device=device.type, total=total)
    name = torch.cuda.get_device_name() if device.type == "cuda" else device.type.upper()
    return {"version": torch.__version__, "device": name, "threads": torch.get_num_threads()}


CHECKS: dict[str, Callable[[], dict[str, object]]] = {
    "python": _python,
    "packages": _packages,
    "solver": _solver,
    "font": _font,
    "torch": _torch,
}
"""The checks in the order in which they run; each returns the values for its line, or raises."""

_DRAW = """export default { render({ model, el }) {
  const line = document.createElement("pre");
  line.style.cssText = "margin: 0; white-space: pre-wrap";
  const draw = () => (line.textContent = `OK  ${model.get(model.get("heard") ? "both" : "drawn")}`);
  model.on("change:heard", draw);
  draw();
  el.append(line);
  model.set("shown", true);
  model.save_changes();
} };"""


@checked
def widget_test(language: str) -> Any:
    """Return a widget that confirms the round trip between browser and Python; its fallback text says what to do."""
    check_language(language)
    try:
        import anywidget
        import traitlets
    except ImportError as error:
        print(f"✗   {text('selftest.packagesMissing', language, python=sys.executable, wanting=error.name)}")
        return None

    words = {name: text(f"selftest.{name}", language) for name in ("drawn", "heard", "notDrawn")}

    class Drawn(anywidget.AnyWidget):  # type: ignore[misc]
        _esm = _DRAW
        drawn = traitlets.Unicode(words["drawn"]).tag(sync=True)
        both = traitlets.Unicode(words["heard"]).tag(sync=True)
        language = traitlets.Unicode("").tag(sync=True)
        shown = traitlets.Bool(False).tag(sync=True)
        heard = traitlets.Bool(False).tag(sync=True)

        @traitlets.observe("shown")  # type: ignore[untyped-decorator]
        def _hear(self, _: Any) -> None:
            self.heard = True

        def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
            view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
            undrawn = f"✗   {words['notDrawn']}"
            return {"text/plain": undrawn, "application/vnd.jupyter.widget-view+json": view}, {}

    return Drawn(language=language)

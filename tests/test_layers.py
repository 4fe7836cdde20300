"""Who may import whom: what every module says, and what a fresh interpreter has loaded after importing a layer."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {"scipy", "matplotlib", "torch", "ot", "anywidget", "ipywidgets", "tqdm"}
# A module belongs to the layer of the longest of these names that it begins with.
LAYER_OF = {
    "divergences": "maths",
    "divergences.gan": "gan",
    "divergences.gan.config": "runs",
    "divergences.gan.ending": "runs",
    "divergences.gan.appending": "runs",
    "divergences.gan.history": "runs",
    "divergences.gan.metrics": "runs",
    "divergences.gan.precision": "runs",
    "divergences.gan.recorded": "runs",
    "divergences.gan.recorded.__main__": "gan",
    "divergences.gan.run_config": "runs",
    "divergences.gan.images.config": "runs",
    "divergences.gan.images.history": "runs",
    "divergences.plotting": "plotting",
    "divergences.widgets": "widgets",
    "divergences.lessons": "lessons",
    "divergences.lessons.exercises": "exercises",
    "figures": "figures",
    "figures.conditions": "training figures",
    "figures.mechanism": "training figures",
    "figures.budget": "training figures",
    "figures.rates": "training figures",
    "figures.first2000": "training figures",
    "figures.train": "training figures",
    "tools": "tools",
    "benchmarks": "benchmarks",
    "tests": "tests",
    "tests.support": "support",
}
PACKAGE = {layer for name, layer in LAYER_OF.items() if name.startswith("divergences")}
# Beside itself.
MAY_IMPORT = {
    "maths": set(),
    "runs": {"maths"},
    "exercises": {"maths"},
    "plotting": {"maths"},
    "widgets": {"maths", "runs"},
    "gan": {"maths", "runs"},
    "lessons": PACKAGE,
    "figures": {"maths", "runs", "plotting"},
    "training figures": PACKAGE | {"figures"},
    "tools": PACKAGE | {"figures"},
    "benchmarks": PACKAGE | {"support", "figures", "training figures"},
    "support": PACKAGE | {"tools"},
    "tests": {*LAYER_OF.values()},
}
# Within a function: a command line draws what it has trained.
MAY_IMPORT_LATE = {"gan": {"plotting"}}
MAY_LOAD = {
    "maths": set(),
    "runs": set(),
    "exercises": set(),
    "plotting": {"matplotlib"},
    "widgets": {"anywidget", "ipywidgets"},
    "gan": {"torch", "tqdm"},
    "lessons": {"anywidget", "ipywidgets", "matplotlib", "torch", "tqdm"},
    "figures": {"matplotlib", "tqdm"},
}


def find_modules():
    """Every module of the repository and its file."""
    tops = sorted({name.partition(".")[0] for name in LAYER_OF})
    files = [file for top in tops for file in sorted((ROOT / top).rglob("*.py")) if "node_modules" not in file.parts]
    return {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


MODULES = find_modules()


def layer_of(module):
    parts = module.split(".")
    return next(LAYER_OF[name] for end in range(len(parts), 0, -1) if (name := ".".join(parts[:end])) in LAYER_OF)


def imports(module, source, *, is_package):
    """The modules of this repository that the source imports, and whether it does so as soon as it is loaded."""
    found = []

    def visit(node, eager):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                continue
            if isinstance(child, ast.Import):
                found.extend((alias.name, eager) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                parts = module.split(".")[: -child.level + is_package or None] if child.level else []
                base = ".".join([*parts, *filter(None, [child.module])])
                names = [f"{base}.{alias.name}" for alias in child.names]
                found.extend((name if name in MODULES else base, eager) for name in names)
            is_function = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
            visit(child, eager and not is_function)

    visit(ast.parse(source), True)
    return [(name, eager) for name, eager in found if name.partition(".")[0] in LAYER_OF]


def forbidden(module, source, *, is_package=False):
    """What the source imports and may not."""
    layer = layer_of(module)
    at_once = MAY_IMPORT[layer] | {layer}
    late = at_once | MAY_IMPORT_LATE.get(layer, set())
    wanted = imports(module, source, is_package=is_package)
    return [name for name, eager in wanted if layer_of(name) not in (at_once if eager else late)]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_its_layer_may(module):
    file = MODULES[module]
    assert forbidden(module, file.read_text(encoding="utf-8"), is_package=file.stem == "__init__") == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("divergences.transport", "from tools import font"),
        ("divergences.transport", "def f():\n    import figures.render"),
        ("divergences.widgets.runs", "from ..gan import train"),
        ("divergences.plotting.curves", "from ..gan.train import Trainer"),
        ("divergences.gan.train", "from ..plotting import style"),
        ("divergences.gan.recorded", "from .. import train"),
        ("divergences.lessons.exercises.lesson4", "from ...gan.config import Config"),
        ("figures.figure5", "from . import train"),
        ("tools.lab", "from tests.support import lab"),
    ],
)
def test_an_import_that_is_not_allowed_is_noticed(module, source):
    assert len(forbidden(module, source, is_package=MODULES[module].stem == "__init__")) == 1


@pytest.mark.slow
@pytest.mark.parametrize("layer", MAY_LOAD)
def test_importing_a_layer_loads_only_what_it_may(layer):
    names = [name for name in MODULES if layer_of(name) == layer]
    assert names
    code = f"import {', '.join(names)}, json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert loaded & HEAVY <= MAY_LOAD[layer]
    parents = {name.rpartition(".")[0] for name in loaded}  # an empty package on the way to a module
    assert {layer_of(name) for name in (loaded & set(MODULES)) - parents} <= MAY_IMPORT[layer] | {layer}


@pytest.mark.slow
def test_solving_in_the_plane_is_what_loads_pot():
    code = (
        "import sys, divergences as dv\n"
        "dv.wasserstein_distance([0, 1], [2, 3]); dv.js_divergence([1, 0], [0, 1])\n"
        "dv.BlurredUniforms(1).js_derivative([0.5, 2]); dv.optimal_critic([0, 1], [2, 3])\n"
        "assert not {'ot', 'scipy', 'torch'} & set(sys.modules)\n"
        "dv.wasserstein_distance([[0, 0]], [[1, 1]])\n"
        "assert 'ot' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

"""Who may import whom: each layer is imported in a fresh interpreter and must not bring what it may not know."""

import json
import subprocess
import sys

import pytest

HEAVY = {"scipy", "matplotlib", "torch", "ot", "anywidget", "ipywidgets", "tqdm"}
LAYERS = {
    "divergences": set(),
    "divergences.locale": set(),
    "divergences.lessons.exercises": set(),
    "divergences.plotting": {"matplotlib"},
    "divergences.plotting.runs": {"matplotlib"},
    "divergences.gan.history": set(),
    "divergences.widgets": {"anywidget", "ipywidgets"},
    "divergences.gan.images.history": set(),
    "figures": {"matplotlib", "tqdm"},
    "figures.figure5": {"matplotlib"},  # drawing a trained run needs no torch
    "figures.figure6": {"matplotlib"},
}
ROOMS = {"divergences.plotting", "divergences.widgets", "divergences.gan", "figures"}
ALLOWED = {
    "figures": {"divergences.plotting"},
    "figures.figure5": {"divergences.plotting", "divergences.gan"},  # gan.image_history alone
    "figures.figure6": {"divergences.plotting", "divergences.gan"},
    "divergences.gan.images.history": {"divergences.gan"},
    "divergences.widgets": {"divergences.gan"},  # for gan.history alone, which needs no torch
    "divergences.plotting.runs": {"divergences.plotting", "divergences.gan"},
}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_brings_only_what_it_may(layer):
    code = f"import {layer}, json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert loaded & HEAVY <= LAYERS[layer]
    assert loaded & ROOMS <= {layer, layer.rpartition(".")[0]} | ALLOWED.get(layer, set())


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

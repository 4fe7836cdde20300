"""The widgets of an executed notebook as data for a page; long values that several widgets share are written once."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
NAMED = "IPY_MODEL_"
IGNORED_TRAITS = re.compile(r"_(model|view)_|layout$|style$|_dom_classes$|_anywidget_id$|tabbable$|tooltip$|_css$")
MIN_SHARED_CHARACTERS = 400  # characters; shorter values are repeated


@dataclass
class Widgets:
    """What a page needs to draw its widgets without a kernel.

    Attributes:
        models: kind, module, state and keys of shared values of each model, by its id.
        shared: the long values, by their digest.
        modules: the browser modules, by their digest.
    """

    models: dict[str, dict[str, Any]] = field(default_factory=dict)
    shared: dict[str, Any] = field(default_factory=dict)
    modules: dict[str, str] = field(default_factory=dict)


def widgets_of(states: dict[str, Any], shown: list[str]) -> Widgets:
    """Return the models of the views that are shown, those that they name, and the links between them.

    Args:
        states: the models by their ids, as a notebook's metadata has them.
        shown: the ids of the models that have a view on the page.
    """
    widgets, waiting = Widgets(), list(shown)
    while waiting:
        ident = waiting.pop()
        if ident not in widgets.models:
            widgets.models[ident] = _model(states[ident], widgets)
            waiting += [name for name in _named(widgets.models[ident]["state"]) if name in states]
    for ident, model in states.items():
        if model["model_name"] == "LinkModel" and all(end in widgets.models for end in _named(model["state"])):
            widgets.models[ident] = _model(model, widgets)
    return widgets


def _model(model: dict[str, Any], widgets: Widgets) -> dict[str, Any]:
    state = {name: value for name, value in model["state"].items() if not IGNORED_TRAITS.match(name)}
    made: dict[str, Any] = {"kind": model["model_name"], "shared": {}}
    if "_esm" in state:
        made["module"] = _put(widgets.modules, state.pop("_esm"))
    for name in [
        name
        for name, value in state.items()
        if len(json.dumps(value)) > MIN_SHARED_CHARACTERS and not list(_named(value))
    ]:
        made["shared"][name] = _put(widgets.shared, state.pop(name))
    for buffer in model.get("buffers", []):
        (name,) = buffer["path"]  # the modules read base64 as well as bytes
        made["shared"][name] = _put(widgets.shared, buffer["data"])
    return made | {"state": state}


def _put(store: dict[str, Any], value: Any) -> str:
    key = hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:8]
    store[key] = value
    return key


def _named(value: Any) -> Iterator[str]:
    """The ids of the models that a value names."""
    if isinstance(value, str):
        if value.startswith(NAMED):
            yield value.removeprefix(NAMED)
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _named(each)

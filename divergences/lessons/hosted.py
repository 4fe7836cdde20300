"""What a hosted notebook service needs before the lessons' widgets show there."""

from __future__ import annotations

from importlib import import_module


def enable_widgets() -> bool:
    """Let Google Colab show the widgets, and return whether this is Colab; elsewhere nothing has to be done.

    Colab shows widgets from outside, such as ours, only after `output.enable_custom_widget_manager()`.

    >>> enable_widgets()
    False
    """
    try:
        output = import_module("google.colab.output")
    except ModuleNotFoundError:
        return False
    output.enable_custom_widget_manager()
    return True

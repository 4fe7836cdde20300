"""Widgets: state and validation in Python, drawing in the browser. Importing this loads no torch, no matplotlib."""

from .explorer import Explorer
from .predict import Predict
from .runs import RunView

__all__ = ["Explorer", "Predict", "RunView"]

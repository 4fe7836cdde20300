"""Widgets: state and validation in Python, drawing in the browser. Importing this loads no torch, no matplotlib."""

from .duel import Duel
from .explorer import Explorer
from .points import PointsPad
from .runs import RunView

__all__ = ["Duel", "Explorer", "PointsPad", "RunView"]

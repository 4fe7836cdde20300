"""Widgets: state and validation in Python, drawing in the browser. Importing this loads no torch, no matplotlib."""

from .explorer import Explorer
from .page_link import PageLink
from .piles import piles_picture
from .points import PointsPad
from .predict import Predict
from .runs import RunView
from .slides import Slides

__all__ = ["Explorer", "PageLink", "PointsPad", "Predict", "RunView", "Slides", "piles_picture"]

"""The font of the figures; `python -m tools.font` makes it."""

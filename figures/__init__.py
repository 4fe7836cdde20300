"""The figures: each script draws the picture of its own name. `python -m figures` draws them all."""

from divergences import interrupts as interrupts  # first: an interrupt during the imports is no traceback

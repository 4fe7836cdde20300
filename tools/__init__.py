"""What only this repository needs: builders of fonts, bundles, notebooks, pages and the API reference."""

from divergences import interrupts as interrupts  # first: an interrupt during the imports is no traceback

"""The figures: each script draws the picture of its own name. `python -m figures` draws them all."""

"""The figures: one script, one stem, one picture. `python -m figures` draws them all."""

"""The font of the figures, and the script that makes it."""

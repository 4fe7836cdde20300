"""`python -m tools.reference`: see the package's own docstring."""

from divergences.command import run

from . import main

run(main)

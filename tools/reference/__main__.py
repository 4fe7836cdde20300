"""`python -m tools.reference`: see the package's own docstring."""

from . import main

main()

"""The benchmarks of docs/measurements.md: speed and accuracy as ratios to other libraries, from one run."""

from divergences import interrupts as interrupts  # first: an interrupt during the imports is no traceback

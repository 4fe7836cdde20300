"""The benchmarks of docs/measurements.md: speed and accuracy as ratios to other libraries, from one run."""

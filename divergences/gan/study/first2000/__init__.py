"""The first 2,000 updates of random architectures with five objectives: what a small, equal budget shows."""

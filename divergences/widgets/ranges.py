"""The explorer's sliders: the limits, step and start value of each."""

RANGES = {
    "theta": {"min": -5.0, "max": 5.0, "step": 0.05, "start": 1.2},
    "width": {"min": 0.1, "max": 3.0, "step": 0.05, "start": 1.0},
    "sigma": {"min": 0.05, "max": 2.0, "step": 0.05, "start": 0.5},
    "lambda_gp": {"min": 0.1, "max": 20.0, "step": 0.1, "start": 10.0},
    "coupling": {"min": 0.0, "max": 1.0, "step": 0.01, "start": 0.0},
    "lipschitz": {"min": 0.5, "max": 2.0, "step": 0.1, "start": 1.0},
    "step_size": {"min": 0.01, "max": 1.0, "step": 0.01, "start": 0.1},
    "momentum": {"min": 0.0, "max": 0.95, "step": 0.05, "start": 0.0},
}
"""Limits, step and start value of each number of the state. The browser receives this table."""

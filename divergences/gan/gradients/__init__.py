"""The gradients of a step: by autograd, and by explicit formulas where the networks allow it."""

"""The gradients of a step: by autograd, and written out where the networks allow it."""

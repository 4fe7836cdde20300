"""Adversarial training on toy data: objectives, penalties, networks, data, the trainer, metrics and recorded runs.

Training needs torch. `config`, `history`, `ending`, `metrics`, `recorded` and the same modules of `images` do not, so
that a recorded run can be read and shown without it.
"""

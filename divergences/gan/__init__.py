"""Adversarial training on toy data: objectives, penalties, networks, data, the trainer, metrics and recorded runs.

This is the one room that needs torch; each module can be imported alone.
"""

"""Tasks that are over in a moment, and rows as a task might give them."""

import numpy as np

from divergences.gan.study.first2000.task import Row

TINY = {"seeds": 2, "updates": 12}


def rows_of(task, w1=1.0, **values):
    """What a task might have given."""
    mixture = task.data != "segments"
    modes = {"reached": 8, "near": 1.0, "good": 0.5} if mixture else {"reached": -1, "near": np.nan, "good": np.nan}
    usual = {"w1_half": 1.0, "w1_late": 1.0, "w1": w1, "diverged": False} | modes
    return [Row(*task.key, seed, task.updates, **usual | values) for seed in range(task.seeds)]

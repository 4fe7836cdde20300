"""A study that is killed at random moments loses nothing; `python -m benchmarks.kills 200` does it more often."""

import os

import pytest

from benchmarks.kills import PRESET, kill_often
from divergences.gan.study.first2000 import settings


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_a_few_kills_lose_no_task(tmp_path):
    assert kill_often(5, tmp_path) == PRESET["architectures"] * len(settings.OBJECTIVES) * len(settings.DATA)

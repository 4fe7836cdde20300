"""Commands that are killed at random moments lose nothing; `python -m benchmarks.kills` does it 200 times."""

import os

import pytest

from benchmarks.kills import PRESET, Images, Study, kill_often
from divergences.gan.study.first2000 import settings

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL"),
]


def test_a_few_kills_of_a_study_lose_no_task(tmp_path):
    assert kill_often(Study(), 5, tmp_path) == PRESET["architectures"] * len(settings.OBJECTIVES) * len(settings.DATA)


def test_a_few_kills_of_a_training_on_images_lose_no_snapshot(tmp_path):
    assert kill_often(Images(tmp_path / "pictures"), 5, tmp_path) == 9  # with the first, before any step

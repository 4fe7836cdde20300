"""How a run ended is data; earlier versions saved a sentence, and their files are still read."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from divergences.gan import recorded
from divergences.gan.config import ACTIVATION_NAMES, DATA_NAMES, Config
from divergences.gan.data import DATA
from divergences.gan.ending import KINDS, Ending, ending_from_text, ending_to_text
from divergences.gan.history import History, write_npz
from divergences.gan.images.history import ImageHistory
from divergences.gan.networks import ACTIVATIONS
from divergences.gan.objectives import OBJECTIVES
from divergences.gan.recording import record
from divergences.gan.run_config import OBJECTIVE_NAMES
from divergences.locale import LANGUAGES

SMALL = Config(width=8, depth=1, batch=8, steps=4, snapshot_every=2, device="cpu")
RUNS = Path(__file__).parents[2] / "figures" / "runs"
FILES = [*recorded.FOLDER.glob("*.npz"), *(file for file in RUNS.glob("*.npz") if ".weights" not in file.name)]


@pytest.mark.parametrize("kind", KINDS)
def test_an_ending_survives_a_file_and_has_a_sentence_in_every_language(kind):
    ending = Ending(kind, 35, "on purpose" if kind == "failed" else "")
    assert ending_from_text(ending_to_text(ending), last_step=99) == ending
    sentences = {ending.sentence(70, language) for language in LANGUAGES}
    assert len(sentences) == len(LANGUAGES)
    assert all("on purpose" in sentence for sentence in sentences) == (kind == "failed")


@pytest.mark.parametrize(
    ("saved", "expected"),
    [
        ("", None),
        ("all steps done", Ending("done", 70)),
        ("every network diverged, the last at step 17", Ending("diverged", 17)),
        ("every pair diverged, the last at step 3", Ending("diverged", 3)),
        ("stopped at step 35 of 70", Ending("stopped", 35)),
        ("failed at step 40 of 60: line 1\nof 2: x", Ending("failed", 40, "line 1\nof 2: x")),
    ],
)
def test_the_sentences_of_earlier_versions_are_read(saved, expected):
    assert ending_from_text(saved, last_step=70) == expected


@pytest.mark.parametrize("saved", ["gone", "[]", '{"kind": "lost", "step": 1}', '{"kind": "done", "step": -1}'])
def test_another_text_is_no_ending(saved):
    with pytest.raises(ValueError, match=r"^saved must be an ending that was saved"):
        ending_from_text(saved, last_step=70)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_of_an_earlier_version_is_read_and_written_again_byte_for_byte(file, tmp_path):
    kind = History if file.parent == recorded.FOLDER else ImageHistory
    history = kind.load(file)
    assert history.ending == Ending("done", history.config.steps)
    again = kind.load(history.save(tmp_path / "again.npz"))
    assert (again.config, again.ending, again.device) == (history.config, history.ending, history.device)
    with np.load(file) as before, np.load(tmp_path / "again.npz") as after:
        assert set(before.files) == set(after.files)
        assert history.config.matches(str(before["config"]))
        for name in set(before.files) - {"config", "ended"}:
            assert before[name].dtype == after[name].dtype
            assert before[name].tobytes() == after[name].tobytes()


def test_a_run_from_before_batch_norm_is_read(tmp_path):
    history = record(SMALL)
    with np.load(history.save(tmp_path / "run.npz")) as file:
        parts = dict(file)
    parts["config"] = np.array(str(parts["config"]).replace('"batch_norm": false, ', ""))
    parts["ended"] = np.array("stopped at step 4 of 9")
    old = History.load(write_npz(tmp_path / "old.npz", parts))
    assert (old.config, old.ending) == (SMALL, Ending("stopped", 4))
    parts["config"] = np.array(str(parts["config"]).replace('"width"', '"breadth"'))
    with pytest.raises(ValueError, match="path must be a saved history"):
        History.load(write_npz(tmp_path / "no.npz", parts))


def test_the_names_that_a_config_knows_are_those_that_there_are():
    assert tuple(DATA) == DATA_NAMES
    assert tuple(ACTIVATIONS) == ACTIVATION_NAMES
    assert tuple(OBJECTIVES) == OBJECTIVE_NAMES


def test_a_config_keeps_plain_python_values():
    given = {"seeds": [np.int64(3), 4], "batch": np.int32(8), "decay": np.bool_(False), "theta": np.float32(2)}
    config = replace(SMALL, **given, learning_rate=np.array([1e-3, 2e-3]), objective=["minimax", "wasserstein"])
    assert Config.from_json(config.to_json()) == config
    assert config.learning_rate == (1e-3, 2e-3)
    assert [type(value) for value in (config.batch, config.decay, config.theta)] == [int, bool, float]
    with pytest.raises(TypeError, match="objective must be a name or an Objective, got 5"):
        replace(SMALL, objective=5)


def test_configs_and_histories_need_no_torch():
    names = "config, history, ending, run_config, images.config, images.history"
    modules = ", ".join(f"divergences.gan.{name}" for name in names.split(", "))
    subprocess.run([sys.executable, "-c", f"import sys, {modules}; assert 'torch' not in sys.modules"], check=True)


@pytest.mark.parametrize("path", [None, 5, ["a.npz"]])
@pytest.mark.parametrize("kind", [History, ImageHistory])
def test_what_is_no_path_is_refused_by_name(kind, path):
    with pytest.raises(TypeError, match=r"^path must be a path"):
        kind.load(path)

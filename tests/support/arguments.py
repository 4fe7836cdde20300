"""Valid and odd arguments for every public callable of gan, widgets and lessons, and which callables are left out."""

from __future__ import annotations

import math
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from matplotlib.figure import Figure

from divergences.gan.config import Config
from divergences.gan.data import DATA
from divergences.gan.ending import Ending
from divergences.gan.history import History
from divergences.gan.images.config import ImageConfig
from divergences.gan.images.history import ImageHistory
from divergences.gan.images.trainer import ImageTrainer
from divergences.gan.objectives import OBJECTIVES
from divergences.gan.study import analysis, settings, task
from divergences.gan.study import words as study_words
from divergences.gan.study.first2000 import analysis as first_analysis
from divergences.gan.study.first2000 import task as first_task
from divergences.gan.study.intervals import Change
from divergences.gan.study.mechanism import analysis as mechanism_analysis
from divergences.gan.study.mechanism import gradients, training
from divergences.gan.study.pilot import PilotTask
from divergences.gan.train import Trainer
from divergences.lessons.mistakes import MISTAKES
from divergences.lessons.mistakes.gallery import exhibit
from divergences.lessons.mistakes.trial import Recipe
from divergences.widgets import Explorer

from .instances import (
    CONFIG,
    FIRST,
    IMAGE_CONFIG,
    MECHANISM,
    PICTURES,
    RECIPES,
    REPOSITORY,
    ROW,
    SAMPLES,
    SNAPSHOT,
    images,
    networks,
    saved_image_run,
    saved_run,
    study_results,
)
from .sweep import ODD


def good_arguments() -> dict[str, list[Any]]:
    """Values that are right, by name or by "callable.parameter"; the first is used where others are odd."""
    critic, generator = networks()
    history, image_history = History.load(saved_run()), ImageHistory.load(saved_image_run())
    first, whole = first_analysis.load(FIRST), analysis.load(study_results())
    trainings, rates = (mechanism_analysis.load_trainings(MECHANISM / "training.csv"),
                        mechanism_analysis.load_rates(MECHANISM / "rates.csv"))  # fmt: skip
    panels = exhibit(MISTAKES["kl_in_bits"])
    import matplotlib.figure

    figure = matplotlib.figure.Figure((1, 1))
    tasks = {
        "run_task.task": [task.Task(0, "gp", "ring", 1, RECIPES["gp"], False, 1, (1,)),
                          first_task.Task(0, "gp", "ring", 1, 4)],
        "run_pilot_task.task": [PilotTask(0, "gp", "ring", 1, 6)],
        "run_gradient_task.task": [gradients.GradientTask("gp", gradients.SCENES[0], 1, (0, 1))],
        "run_training_task.task": [training.TrainingTask(0, "gp", "ring", 1, 1.0, (1e-3,), (1,), 1)],
    }  # fmt: skip
    # fmt: off
    return tasks | {
        # of gan
        "config": [CONFIG], "history": [history], "snapshot": [SNAPSHOT], "snapshots": [[SNAPSHOT]],
        "trainer": [Trainer(CONFIG)], "checkpoint": [Trainer(CONFIG).checkpoint()], "resume": [None],
        "path": [saved_run()], "parts": [{"a": np.zeros(2)}], "arrays": [{"step": np.zeros(2)}], "row": [np.zeros(3)],
        "real": [SAMPLES], "fake": [SAMPLES + 1], "alpha": [torch.rand(2, 4)], "critic": [critic],
        "generator": [generator], "objective": ["wasserstein"], "lambda_gp": [0.1], "x": [SAMPLES],
        "z": [SAMPLES[..., :1]], "noise": [SAMPLES], "flat": [None], "weights": [torch.zeros(2, 3)],
        "gradient": [torch.zeros(2, 3)], "rate": [torch.ones(2, 1)], "gradients": [SAMPLES],
        "uniform": [torch.rand(3, 2)], "normal": [torch.randn(3, 2)], "tangent": [SAMPLES[:, :2]],
        "rows": [slice(0, 2)], "bias_rows": [slice(0, 2)], "network": [critic], "samples": [np.zeros((4, 2))],
        "modes": [np.array([[0.0, 0.0], [1.0, 1.0]])], "spread": [0.1], "data": ["ring"], "seed": [0], "count": [3],
        "seeds": [[0, 1]], "sizes": [(2, 3, 1)], "members": [2], "activation": ["relu"], "dtype": [torch.float32],
        "device": ["cpu"], "kind": ["done"], "step": [1], "reason": ["why"], "steps": [1], "language": ["en"],
        "ending": [Ending("done", 1)], "saved": [""], "last_step": [1], "name": ["ring"],
        "make_objective.objective": ["wasserstein"],
        "text": [CONFIG.to_json()], "size": [8], "channels": [1], "width": [4], "images": [images()],
        "pixels": [images().pixels], "index": [np.array([0, 1])], "points": [[[0, 0], [1, 1]]], "optimizer": ["adam"],
        "beta1": [0.0], "beta2": [0.9], "momentum": [0.0], "decay": [0.5], "epsilon": [1e-8], "estimate": [1.0],
        "distance": [None], "slopes": [[0.5, 1.0]], "edges": [[0, 1, 2]], "pull": [np.zeros((1, 2, 2))],
        "theta": [1.0], "member": [0], "timeout": [0.01], "call": [lambda *_: None], "each": [None],
        "progress": [None], "counts": [[1]], "limit": [2], "times": [1], "clock": [lambda: 0.0], "clip": [0.1],
        "names_of": [("wasserstein",)], "objectives": [[OBJECTIVES["minimax"]]], "folder": [REPOSITORY / "docs"],
        "judge": [None], "judged": [2], "epochs": [0], "value": [1.0], "training": [images(28, 40)],
        "held_out": [images(28, 40)], "values": [np.array([0.5, 1.0])], "run": [history], "scale": [1.0],
        "states": [[]], "estimates": [("em", "em")], "state": [lambda: {}], "norm": ["none"],
        "Streams.data": [DATA["ring"]], "Streams.device": [torch.device("cpu")],
        "score_distance.data": [DATA["ring"]], "duality_gap.distance": [1.0],
        "describe_device.device": [torch.device("cpu")], "wait_for.device": [torch.device("cpu")],
        "Trainer.data": [None], "train.data": [None], "record.data": [None], "LiveRun.data": [None],
        "Trainer.score.x": [SAMPLES], "write_npz.path": [Path(tempfile.mkdtemp()) / "a.npz"],
        "load.name": ["ring-gan"], "History.save.path": [Path(tempfile.mkdtemp()) / "a.npz"],
        "ImageHistory.save.path": [Path(tempfile.mkdtemp()) / "a.npz"], "Config.per_seed.name": ["lambda_gp"],
        "fastest_gradients.objective": [OBJECTIVES["wasserstein"]], "fastest_gradients.lambda_gp": [torch.ones(2, 1)],
        **{
            f"{kind}.{part}": [value]
            for kind in ("Gradients", "CriticByHand", "BothByHand")
            for part, value in (("objective", OBJECTIVES["wasserstein"]), ("lambda_gp", torch.ones(2, 1)))
        },
        **{
            f"{kind}.{part}": [torch.rand(2, 4)]
            for kind in ("Minimax", "NonSaturating", "Wasserstein", "PerMember")
            for method in ("critic_loss", "generator_loss", "estimate", "critic_slopes", "generator_slopes")
            for part in (f"{method}.real", f"{method}.fake")
        },
        "BothByHand.fakes.noise": [torch.rand(2, 1, 4, 2)], "Gradients.fakes.noise": [torch.rand(2, 1, 4, 2)],
        "ShiftGenerator.theta": [[1.0, 2.0]], "ThreadChooser.counts": [[1]],
        # of images
        "ImageConfig.critic_norm": ["none"], "empty_image_history.data": ["noise"],
        "record_images.history": [image_history], "ImageTrainer.config": [IMAGE_CONFIG],
        "record_images.trainer": [ImageTrainer(IMAGE_CONFIG, images())],
        "empty_image_history.trainer": [ImageTrainer(IMAGE_CONFIG, images())], "split.images": [images(28, 2600)],
        "ImageHistory.load.path": [saved_image_run()], "ImageHistory.from_parts.parts": [image_history.parts()],
        "ImageTrainer.restore.checkpoint": [ImageTrainer(IMAGE_CONFIG, images()).checkpoint()],
        "ImageHistory.config": [IMAGE_CONFIG], "ImageConfig.from_json.text": [IMAGE_CONFIG.to_json()],
        "ImageConfig.matches.text": [IMAGE_CONFIG.to_json()], "Images.labels": [None], "Images.remarks": [()],
        "DigitJudge.score.samples": [images(28, 40).pixels], "DigitJudge.scores.samples": [images(28, 40).pixels],
        "ImageGenerator.forward.noise": [torch.rand(1, 2, 2)], "ImageCritic.forward.x": [PICTURES],
        "ImageHistory.add.values": [{name: image_history[name][0] for name in image_history.arrays}],
        "ImageGenerator.seeds": [[0]], "ImageCritic.seeds": [[0]], "filters": ["constant"], "noise_dim": [2],
        "to_unit.pixels": [torch.zeros(2, dtype=torch.uint8)], "to_bytes.images": [PICTURES],
        # of the studies
        "architectures": [1], "recipes": [RECIPES], "hits": [1], "inside": [np.array([True, False])],
        "p_values": [[0.1, 0.2]], "check_path.name": ["path"], "number": [0], "stream": [0], "n_critic": [1],
        "row_type": [task.Row], "rows_per_task": [1], "shared": [{}], "results": [first], "threshold": [3.0],
        "part": [0.5], "updates": [12], "first": ["gp"], "second": ["clip"], "changes": [[Change(1.0, 0.5, 1.5)]],
        "trainings": [trainings], "scenes": [rates], "strength": [1.0], "few": [1], "many": [25], "looks": [(0, 1)],
        "architecture": [0], "pairs": [2], "say": [study_words.speaker("en")], "prefix": ["study"], "title": ["a"],
        "head": [["a", "b"]], "titled_table.rows": [[["1", "2"]]], "key": ["titled"], "exact": [{"em": 1.0}],
        "args": [[]], "namespace": [None], "task": [task.Task(0, "gp", "ring", 1, RECIPES["gp"])],
        "Store.path": [Path(tempfile.mkdtemp()) / "rows.csv"], "Store.add.rows": [[ROW]],
        "read.path": [study_results()], "tasks_of.recipes": [RECIPES], "tasks.recipes": [RECIPES],
        "floor.data": ["ring"], "config_of.architecture": [settings.draw(0), 0],
        "config_of.recipes": [(RECIPES["gp"],)], "config_of.seeds": [(0,)], "config_of.objective": ["gp"],
        "candidates.objective": ["gp"], "looks.objective": ["gp"], "judged.steps": [(1,)], "score.x": [SAMPLES],
        "scene": [gradients.SCENES[1]], "sample_gradients.objective": [OBJECTIVES["wasserstein"]],
        "sample_gradients.score": [lambda x: x.sum(-1)], "rates": [(1e-3,)], "training_config.network": [0],
        "training_config.objective": ["gp"], "training_config.seeds": [1], "paired.seeds": [2],
        "gradient_tasks.seeds": [1], "tasks.seeds": [1], "tasks_of.seeds": [1], "pilot_tasks.seeds": [1],
        "effect.objective": ["gp"], "exact_limit.objective": ["gp"], "gradient_fate.values": [np.ones((2, 3))],
        "distance.real": [np.zeros((4, 2))],
        "ending.row": [training.TrainingRow(0, "gp", "ring", 1, 1.0, 1e-3, 0, 1, 0.1, 8, 1.0, 0.1, False)],
        "report.path": [FIRST], "report.folder": [MECHANISM], "progress.folder": [MECHANISM],
        "gradient_table.path": [MECHANISM / "gradients.csv"], "training_tables.path": [MECHANISM / "training.csv"],
        "rates_table.path": [MECHANISM / "rates.csv"], "load_gradients.path": [MECHANISM / "gradients.csv"],
        **{f"{name}.path": [MECHANISM / "training.csv"] for name in ("load_trainings", "load_trainings_by_look")},
        "load_rates.path": [MECHANISM / "rates.csv"],
        "load.path": [FIRST], "results_of_the_study": [whole], "Results.of.objective": ["gp"],
        "fell_back.objective": ["gp"], "fell_back.results": [whole], "primary_outcomes.results": [whole],
        **{f"Trainings.{method}.objective": ["gp"] for method in ("cells", "endings")},
        "Appender.append.arrays": [{}],
        **{f"Results.{name}.objective": ["gp"] for name in ("floors", "after", "diverged")},
        "Results.floors.n_critic": [5], "Results.floors.step": [250], "Results.diverged.n_critic": [5],
        "Results.diverged.step": [250], "Results.after.updates": [24_000],
        # of widgets and lessons
        "exhibits": [{"kl_in_bits": panels}], "version": ["right"],
        "decode.drawing": [""], "Piles.p": [[0.6, 0.4]], "Piles.q": [[0.3, 0.7]], "made": [lambda: None],
        "Table.rows": [[["1", "2"]]], "Report.written": ["a report"], "lighter.svg": ["<svg/>"],
        "in_both_themes.svg": ["<svg/>"],
        "Picture.source": [Figure()], "alt": ["a picture"], "when_done.runs": [[]],
        "regimes.gradients": [{}], "regimes.first": [first], "regimes.longer": [whole],
        "as_seeds.name": ["seeds"],
        "as_text.name": ["value"], "as_text.value": ["a"], "as_range.name": ["value"], "as_range.value": [(0.0, 1.0)],
        "as_share.name": ["value"], "as_share.value": [0.5], "lesson": [1], "then": [None], "topic": [""],
        "Question.kind": ["number"], "log": [False], "within": [0.06], "PredictNumber.scale": [(0.0, 1.0)],
        "PredictNumber.answer": [0.5], "PredictCurve.answer": [[([0.0, 1.0], [0.0, 1.0])]],
        "PredictCurve.x": [(0.0, 1.0)],
        "PredictCurve.y": [(0.0, 1.0)], "PredictCurve.names": [("x", "y")], "precision": ["float32"],
        "make_generator.config": [IMAGE_CONFIG], "make_generator.seeds": [[0]], "MlpImageGenerator.seeds": [[0]],
        "FlatNetwork.parts": [[((2, 3), 0.0), ((3,), None)]], "samples.real": [SAMPLES],
        "scales.samples": [np.zeros((1, 2, 4, 2))], "scales.critic": [np.zeros((1, 2, 3, 3))],
        "scales.slopes": [np.zeros((1, 2, 4))], "scales.real": [np.zeros((3, 2))], "array": [np.zeros((2, 2))],
        "to_half_precision.scale": [np.ones((2, 2))],
        "explorer": [Explorer()], "options": [["a", "b"]], "question": ["q"], "answer": ["a"], "because": ["b"],
        "coupling": [[[0.5, 0], [0, 0.5]]], "cost": [[[1.0, 2.0], [2.0, 1.0]]], "least": [1], "last": [None],
        "label": [""], "running": [False], "error": [None], "over": [False], "knots": [np.array([0.0, 1.0])],
        "logit": [np.array([0.0])], "ratio": [np.array([0.5])], "pack.first": [0], "cost.coupling": [np.eye(6) / 6],
        "floor": [None], "mistake": [MISTAKES["kl_in_bits"]], "panels": [panels[:1]], "shown": ["right"],
        "axes": [figure.add_subplot()], "figure": [figure], "panel": [panels[0]], "wrong": [True],
        "recipe": [Recipe()], "check": [lambda: {}], "up": ["."], "lessons": ["."], "self_test.run.name": ["python"],
        "theme": ["light"], "draw_mistake.title": ["a"], "panels_of_training.mistake": [MISTAKES["norm_per_pixel"]],
        "exhibit.mistake": [MISTAKES["kl_in_bits"]], "RunView.floor": [None], "PointsPad.points": [[[0, 0], [1, 1]]],
        "infinity.size": [2.0], "batch": [4], "snapshot_every": [1], "words": ["Words."], "capture": [lambda _: None],
        "stopping": [False], "resolve_device.name": ["cpu"], "CapturingStep.step": [lambda *_: None],
        "effect.results": [trainings],
    }
    # fmt: on


MORE_ODD: list[Any] = [
    torch.zeros(2, 3), torch.zeros(()), torch.zeros(1, 2, dtype=torch.int64), torch.tensor([math.nan]),
    torch.zeros(2, 0), torch.zeros(2, 4, 2, dtype=torch.float64), torch.zeros(2, 4, 2, device="meta"), torch.float16,
    torch.device("meta"), torch.Generator(), "no-such-file", str(REPOSITORY / "docs"), "a\0b",
    Path("no-such-folder/a"), Ending("done", 1),
    Config(), ImageConfig(), Exception, ValueError("x"), {"step": np.zeros(1)}, bytearray(3), "zh", [0, 10**30], [-1],
    [2**40], (0, 0), np.zeros((2, 2), np.uint8), np.zeros((2, 1, 8, 8), np.uint8), [[1.0, math.inf]], {"en": 1},
]  # fmt: skip
"""Values that somebody could pass to a training, a widget or a lesson by mistake."""
ODD_VALUES = [*ODD, *MORE_ODD]

LEFT_OUT = {
    "lessons.mistakes.training": "the code of the mistakes, shown beside the right code as it stands",
    "lessons.mistakes.maths": "the same",
    "lessons.mistakes.oracles": "called with either of the two functions that are shown",
    "lessons.exercises.asking": "called by the checks, with what a check wrote and whatever the student did",
    "lessons.exercises.answers": "the same",
    "widgets.traits": "reached through the traits of every widget, which are all tried",
    "gan.study.engine": "begins processes; tests/gan/study/test_engine.py tries what it refuses",
    "widgets.feeds": "what a RunView makes of its runs, reached through RunView, which is tried",
    "gan.precision": "gets the arrays of a history, which are checked when they are added or read",
    "gan.study.options": "a command line's arguments, of which tests/test_command.py tries wrong ones",
    "gan.cuda_graph.CudaGraph": "needs a GPU",
    "gan.live.LiveRun.start": "takes no argument, and is for a run that was not started",
    "lessons.exercises.known_critic": "the case of a check, made by it alone",
}
"""What is not called with odd arguments, and why. Classes that only store them are left out by the test itself."""

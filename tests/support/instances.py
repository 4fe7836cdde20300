"""Small objects of every class of gan, widgets and lessons whose methods are tried with odd arguments."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from divergences.gan.appending import Appender
from divergences.gan.config import Config
from divergences.gan.data import DATA, OwnPoints
from divergences.gan.ending import Ending
from divergences.gan.gradients.autograd import Gradients
from divergences.gan.gradients.by_hand import BothByHand
from divergences.gan.gradients.passes import Passes
from divergences.gan.history import History
from divergences.gan.images.config import ImageConfig
from divergences.gan.images.data import Images
from divergences.gan.images.history import ImageHistory
from divergences.gan.images.judge import DigitJudge
from divergences.gan.images.networks import ImageCritic, ImageGenerator
from divergences.gan.images.recording import empty_image_history, record_images
from divergences.gan.images.trainer import ImageTrainer
from divergences.gan.live import LiveRun
from divergences.gan.networks import Mlp, ShiftGenerator
from divergences.gan.objectives import OBJECTIVES, PerMember
from divergences.gan.optimizers import Adam, RmsProp, Sgd
from divergences.gan.recording import record
from divergences.gan.streams import Streams
from divergences.gan.study import analysis, first2000, mechanism, settings, store, task
from divergences.gan.study.first2000 import analysis as first_analysis
from divergences.gan.study.mechanism import analysis as mechanism_analysis
from divergences.gan.threads import ThreadChooser
from divergences.gan.train import Trainer
from divergences.lessons.mistakes import MISTAKES
from divergences.widgets import Duel, Explorer, PointsPad, RunView
from divergences.widgets.thinning import ThinnedFrames

CONFIG = Config(steps=2, batch=4, width=4, depth=1, snapshot_every=1, seeds=(0, 1), device="cpu")
IMAGE_CONFIG = ImageConfig(
    steps=1, batch=2, width=1, noise_dim=2, snapshot_every=1, n_critic=1, critic_norm="none", device="cpu"
)
REPOSITORY = Path(__file__).parents[2]


@functools.cache
def images(size: int = 8, count: int = 6) -> Images:
    """Noise with labels."""
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (count, 1, size, size), dtype=np.uint8)
    return Images("noise", pixels, np.arange(count) % 10)


@functools.cache
def saved_run() -> Path:
    """A recorded run in a file."""
    return record(CONFIG).save(Path(tempfile.mkdtemp()) / "run.npz")


@functools.cache
def saved_image_run() -> Path:
    """A recorded run on images in a file."""
    trainer = ImageTrainer(IMAGE_CONFIG, images())
    history = record_images(trainer, empty_image_history(trainer, "noise"))
    return history.save(Path(tempfile.mkdtemp()) / "images.npz")


@functools.cache
def judge() -> DigitJudge:
    """A DigitJudge trained for a moment only."""
    return DigitJudge(images(28, 40), images(28, 40), epochs=1)


def new_store() -> store.Store[task.Row]:
    """A store in a folder of its own."""
    return store.Store(Path(tempfile.mkdtemp()) / "rows.csv", task.Row, 1)


def networks() -> tuple[Mlp, Mlp]:
    """A critic and a generator of `CONFIG`."""
    return Mlp((2, 4, 1), [0, 2]), Mlp((2, 4, 2), [1, 3])


def by_hand(kind: type[Gradients] = BothByHand) -> Gradients:
    """Gradients of `CONFIG`."""
    return kind(*networks(), OBJECTIVES["wasserstein"], CONFIG, torch.ones(2, 1))


MAKERS: list[Callable[[], object]] = [
    lambda: CONFIG,
    lambda: IMAGE_CONFIG,
    lambda: Trainer(CONFIG),
    lambda: ImageTrainer(IMAGE_CONFIG, images()),
    lambda: History.load(saved_run()),
    lambda: ImageHistory.load(saved_image_run()),
    lambda: LiveRun(CONFIG).start(),
    *(functools.partial(DATA.__getitem__, name) for name in DATA),
    lambda: OwnPoints([[0, 0], [1, 1]]),
    lambda: Ending("done", 1),
    images,
    judge,
    lambda: networks()[0],
    lambda: ShiftGenerator([1.0, 2.0]),
    lambda: ImageGenerator(8, 1, 1, [0], noise_dim=2),
    lambda: ImageCritic(8, 1, 1, [0]),
    *(functools.partial(OBJECTIVES.__getitem__, name) for name in OBJECTIVES),
    lambda: PerMember([OBJECTIVES["minimax"], OBJECTIVES["wasserstein"]]),
    lambda: Adam(torch.zeros(2, 3)),
    lambda: Sgd(torch.zeros(2, 3), 0.5),
    lambda: RmsProp(torch.zeros(2, 3)),
    lambda: by_hand(Gradients),
    by_hand,
    lambda: Passes(networks()[0], 4),
    lambda: Streams(CONFIG, DATA["ring"], 1.0, torch.device("cpu"), torch.float32),
    lambda: ThreadChooser([1]),
    Appender,
    functools.cache(lambda: analysis.load(study_results())),
    Explorer,
    lambda: RunView(History.load(saved_run())),
    PointsPad,
    Duel,
    ThinnedFrames,
    new_store,
    lambda: MISTAKES["norm_per_pixel"],
    # Reading takes longer than most calls, and no method changes what was read.
    functools.cache(lambda: first_analysis.load(Path(first2000.__file__).parent / "results.csv")),
    functools.cache(lambda: mechanism_analysis.load_trainings(Path(mechanism.__file__).parent / "training.csv")),
]


@functools.cache
def study_results() -> Path:
    """A study of one architecture with made-up numbers."""
    path = Path(tempfile.mkdtemp()) / "study.csv"
    kept = store.Store(path, task.Row, lambda row: 2 * len(settings.looks(row.objective, row.n_critic)))
    for each in task.tasks(1, RECIPES, seeds=2):
        recipe = (each.recipe.learning_rate, each.recipe.strength)
        kept.add(
            [task.Row(*each.key, *recipe, seed, look, 0.1, 8, 1.0, False) for look in each.looks for seed in (0, 1)]
        )
    return path


def own_folder() -> Path:
    """A folder that nothing else uses, with one line in a file."""
    folder = Path(tempfile.mkdtemp())
    (folder / "a.txt").write_text("not a run", encoding="utf-8")
    return folder


RECIPES = {name: settings.Recipe(1e-3, 0.1) for name in settings.OBJECTIVES}
FIRST = Path(first2000.__file__).parent / "results.csv"
MECHANISM = Path(mechanism.__file__).parent
SAMPLES = torch.rand(2, 4, 2)
PICTURES = torch.rand(1, 2, 1, 8, 8)
SNAPSHOT = Trainer(CONFIG).snapshot()
ROW = task.Row(0, "gp", "ring", 1, False, 1e-3, 0.1, 0, 1, 0.1, 8, 1.0, False)

"""Scores of generated digits, or other pictures of ten classes, by a small classifier trained here on real ones.

Three numbers on 1,000 samples, each beside that of real digits: the share of samples classified with confidence, the
number of classes among them, and the exact Earth-Mover distance of the classifier's features to those of real digits.
The scores do not detect digits that are copies of each other within a class, and are only as good as the classifier,
whose accuracy is always reported.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from ...arguments import checked
from ...checks import as_count
from ...transport import wasserstein_distance
from ..run_config import MAX_TORCH_SEED
from ..torch_defaults import torch_defaults
from .data import Images
from .trainer import to_unit

HELD_OUT = 2000
"""Digits that the classifier is not trained on."""
MIN_CONFIDENCE = 0.95
"""Probability of a class from which an image counts as classified with confidence."""
MIN_CLASS_SHARE = 0.01
"""Share of the samples, classified with confidence, from which a class counts as covered."""


@dataclass(frozen=True)
class DigitScore:
    """The scores of a set of images.

    Attributes:
        confident: share of images with a class of probability at least 0.95.
        classes: number of the 10 digits to which at least 1 % of the images are assigned with that probability.
        distance: W₁ between the classifier's features (64 numbers) of the images and of held-out real digits.
    """

    confident: float
    classes: int
    distance: float


@checked
def split(images: Images, seed: int = 0) -> tuple[Images, Images]:
    """Digits to train on (all but 2,000) and 2,000 held out, by a seeded shuffle.

    Raises:
        ValueError: for images without labels, or fewer than 2,500.
    """
    if images.labels is None or len(images) < HELD_OUT + 500:
        raise ValueError(f"images must be at least {HELD_OUT + 500} with labels, got {len(images)}")
    order = np.random.default_rng(as_count("seed", seed, least=0)).permutation(len(images))
    return images.subset(order[HELD_OUT:]), images.subset(order[:HELD_OUT])


@checked
class DigitJudge:
    """A classifier trained on `training`, which scores samples against `held_out`.

    Two convolutions 5×5 of stride 2 (16 and 32 filters), 64 features, 10 classes; Adam at 2e-3, batch 100. Samples are
    compared with the first half of the held-out digits. The second half, compared in the same way, gives the noise
    floor: the scores of as many real digits.

    Raises:
        TypeError, ValueError: for images that are no labelled digits, or a seed or epochs that are no counts.

    Attributes:
        accuracy: share of right answers on the held-out digits.
        real: the DigitScore of the second half of the held-out digits.
    """

    def __init__(self, training: Images, held_out: Images, seed: int = 0, epochs: int = 10) -> None:
        for name, images in (("training", training), ("held_out", held_out)):
            if images.labels is None or images.pixels.shape[1:] != (1, 28, 28) or len(images) < 2:
                raise ValueError(f"{name} must be at least 2 digits of 28×28 with labels")
        seed, epochs = as_count("seed", seed, least=0, most=MAX_TORCH_SEED), as_count("epochs", epochs, least=0)
        assert training.labels is not None
        self.seed, self.trained_on, self.held_out = seed, len(training), len(held_out)
        self.network = _trained(training.pixels, training.labels, seed, epochs)
        self.accuracy = float((self._classify(held_out.pixels)[0].argmax(1).numpy() == held_out.labels).mean())
        half = len(held_out) // 2
        self._reference = self._classify(held_out.pixels[:half])[1].numpy()
        self.real = self.score(held_out.pixels[half:])

    def score(self, samples: np.ndarray) -> DigitScore:
        """Score uint8 images, shape (n, 1, 28, 28); of larger ones, whose digits were padded, the inner 28×28 pixels.

        Raises:
            ValueError: for another kind of array.
        """
        samples = _inner(samples)
        if samples.dtype != np.uint8 or samples.ndim != 4 or samples.shape[1:] != (1, 28, 28) or not len(samples):
            raise ValueError(
                f"samples must be uint8 of shape (n, 1, 28, 28), got {samples.dtype} of shape {samples.shape}"
            )
        logits, features = self._classify(samples)
        confidence, digit = (part.numpy() for part in logits.softmax(1).max(1))
        counts = np.bincount(digit[confidence >= MIN_CONFIDENCE], minlength=10)
        distance = wasserstein_distance(features.numpy().astype(float), self._reference.astype(float))
        return DigitScore(
            float((confidence >= MIN_CONFIDENCE).mean()),
            int((counts >= MIN_CLASS_SHARE * len(samples)).sum()),
            distance,
        )

    def scores(self, samples: np.ndarray) -> dict[str, float]:
        """The same as a dictionary."""
        return asdict(self.score(samples))

    def report(self) -> str:
        """The classifier's accuracy and the scores of real digits, as JSON text."""
        known = {"seed": self.seed, "trained_on": self.trained_on, "held_out": self.held_out, "sure": MIN_CONFIDENCE}
        return json.dumps(known | {"accuracy": self.accuracy, "real": asdict(self.real)})

    @torch_defaults()
    @torch.no_grad()
    def _classify(self, pixels: np.ndarray) -> tuple[Tensor, Tensor]:
        """Logits (n, 10) and features (n, 64)."""
        features = self.network[:-1](to_unit(torch.from_numpy(pixels)))
        return self.network[-1](features), features


def _inner(samples: np.ndarray) -> np.ndarray:
    margin, odd = divmod(samples.shape[-1] - 28, 2) if samples.ndim == 4 else (0, 0)
    if margin <= 0 or odd:
        return samples
    return samples[..., margin:-margin, margin:-margin]


@torch_defaults()
def _trained(pixels: np.ndarray, labels: np.ndarray, seed: int, epochs: int) -> nn.Sequential:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        network = nn.Sequential(
            nn.Conv2d(1, 16, 5, stride=2, padding=2, dtype=torch.float32), nn.ReLU(),
            nn.Conv2d(16, 32, 5, stride=2, padding=2, dtype=torch.float32), nn.ReLU(),
            nn.Flatten(), nn.Linear(32 * 7 * 7, 64, dtype=torch.float32), nn.ReLU(),
            nn.Linear(64, 10, dtype=torch.float32),
        )  # fmt: skip
        optimizer = torch.optim.Adam(network.parameters(), lr=2e-3)
        answers = torch.from_numpy(labels)
        for _ in range(epochs):
            for index in torch.split(torch.randperm(len(pixels)), 100):
                loss = cross_entropy(network(to_unit(torch.from_numpy(pixels[index.numpy()]))), answers[index])
                optimizer.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]
                optimizer.step()
    return network

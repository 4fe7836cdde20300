"""What training on images is given is checked before it trains."""

import numpy as np
import pytest

from divergences.gan.images.config import ImageConfig
from divergences.gan.images.data import Images
from divergences.gan.images.recording import empty_image_history, record_images
from divergences.gan.images.trainer import ImageTrainer

CONFIG = ImageConfig(width=1, batch=2, noise_dim=2, n_critic=1, steps=1, device="cpu")


@pytest.mark.parametrize(
    ("given", "error", "says"),
    [
        ({"each": 3}, TypeError, "each must be a function"),
        ({"progress": "bar"}, TypeError, "progress must be a function"),
        ({"judged": 0}, ValueError, "judged must be at least 1"),
        ({"judged": 2.0}, TypeError, "judged must be a whole number"),
    ],
)
def test_it_is_named_before_the_first_step(given, error, says):
    trainer = ImageTrainer(CONFIG, Images("black", np.zeros((4, 1, 8, 8), np.uint8)))
    with pytest.raises(error, match=f"^{says}"):
        record_images(trainer, empty_image_history(trainer, "black"), **given)
    assert trainer.step == 0


def test_numpys_flags_and_words_are_stored_as_pythons():
    config = ImageConfig(generator_biases=np.True_, optimizer=np.str_("adam"), filters=np.str_("constant"))
    assert type(config.generator_biases) is bool and type(config.optimizer) is str and type(config.filters) is str
    assert ImageConfig.from_json(config.to_json()) == config

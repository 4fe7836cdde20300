"""A second data set, so that digits are not the world: silhouettes of animals that an installed package carries."""

from __future__ import annotations

import gzip
import io
import pickle
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from .data import Images


def animals() -> Images:
    """The 10,000 silhouettes that animal-mnist carries, grey: shape (10000, 1, 28, 28).

    1,000 each of bears, birds, cats, cows, dogs, elephants, giraffes, horses, sheep and zebras.

    The package is not imported, because that would need TensorFlow; its files are pickles, of which nothing but NumPy
    arrays is read.

    Raises:
        RuntimeError: if animal-mnist is not installed.
        ValueError: if its files hold anything else.

    Source: Mohammadi, *animal-mnist* 0.4 (MIT licence), https://pypi.org/project/animal-mnist/.
    """
    spec = find_spec("animal_mnist")
    if spec is None or spec.origin is None:
        raise RuntimeError("the animals come with a package: pip install --no-deps animal-mnist==0.4")
    folder = Path(spec.origin).parent / "data" / "Animal_MNIST"
    pixels, labels = (_array((folder / f"animal_{kind}_version_3.gz").read_bytes(), kind) for kind in ("data", "label"))
    if pixels.dtype != np.uint8 or pixels.shape[1:] != (28, 28) or labels.shape[:1] != pixels.shape[:1]:
        raise ValueError(f"data must be pictures of 28×28 with a label each, got {pixels.shape} and {labels.shape}")
    return Images("animals", pixels[:, None], labels.reshape(-1).astype(np.int64))


def _array(packed: bytes, name: str) -> np.ndarray:
    """The array that a compressed pickle holds; nothing else is unpickled, since a pickle may run any code."""
    try:
        found = _ArrayUnpickler(io.BytesIO(gzip.decompress(packed))).load()
    except (OSError, EOFError, TypeError, AttributeError, IndexError, pickle.UnpicklingError) as error:
        raise ValueError(f"{name} must be a compressed pickle of a NumPy array: {error}") from None
    if not isinstance(found, np.ndarray) or found.dtype.kind not in "biu":
        raise ValueError(f"{name} must be an array of whole numbers, got {type(found).__name__}")
    return found


class _ArrayUnpickler(pickle.Unpickler):
    """Knows NumPy arrays and nothing else, under the names that NumPy 1 and 2 give them."""

    def find_class(self, module: str, name: str) -> Any:
        if name == "_reconstruct" and module in ("numpy.core.multiarray", "numpy._core.multiarray"):
            return np.empty(0).__reduce__()[0]
        if module == "numpy" and name in ("ndarray", "dtype"):
            return getattr(np, name)
        raise pickle.UnpicklingError(f"{module}.{name} is not part of an array")

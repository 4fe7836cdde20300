"""Errors from inside become errors that name the argument, and no other error does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

import numpy as np
import pytest
import torch
from torch import Tensor

from divergences.arguments import checked
from divergences.gan.config import Config
from divergences.memory import out_of_memory


@checked
def steps_of(config: Config) -> int:
    return config.steps


@checked
def product(left: Tensor, right: Tensor) -> Tensor:
    return left @ right


@checked
def several(
    config: Config | None, names: Sequence[str], table: Mapping[str, int], call: Callable[[], object]
) -> object:
    return config.steps, [name.upper() for name in names], table["a"] + 1, call()


@checked
def counted(start: int) -> Iterator[int]:
    yield from range(start)


@checked
class Thing:
    def __init__(self, size: int) -> None:
        self.size = 1 + size

    def grown(self, by: float) -> float:
        return self.size + by

    @classmethod
    def of(cls, text: str) -> Thing:
        return cls(len(text.strip()))


GOOD = {"config": Config(), "names": ["a"], "table": {"a": 1}, "call": print}


@pytest.mark.parametrize(
    ("call", "begins"),
    [
        (lambda: steps_of(None), "config must be of type Config, got None"),
        (lambda: steps_of("ring"), "config must be of type Config, got 'ring'"),
        (lambda: several(**GOOD | {"names": [1]}), r"names must be of type Sequence\[str\], got \[1\]"),
        (lambda: several(**GOOD | {"table": {"a": "b"}}), "table must be of type"),
        (lambda: several(**GOOD | {"call": 3}), "call must be of type"),
        (lambda: list(counted("a")), "start must be of type int, got 'a'"),
        (lambda: Thing("a"), "size must be of type int"),
        (lambda: Thing(1).grown("a"), "by must be of type float"),
        (lambda: Thing.of(3), "text must be of type str"),
        (lambda: product([1], torch.ones(1)), "left must be of type Tensor"),
    ],
)
def test_an_argument_of_another_type_is_named(call, begins):
    with pytest.raises(TypeError, match=f"^{begins}") as caught:
        call()
    assert isinstance(caught.value.__cause__, Exception)  # what went wrong inside is still to be seen


def test_tensors_that_do_not_fit_are_named_with_their_shapes():
    with pytest.raises(ValueError, match=r"^left must fit the rest, got the shapes left \(2, 3\), right \(2, 3\): "):
        product(torch.ones(2, 3), torch.ones(2, 3))


def test_a_value_that_an_error_is_about_is_named():
    @checked
    def look_up(name: str, place: int) -> object:
        return {"a": np.array([1, 2])}[name][place]

    assert look_up("a", 1) == 2
    with pytest.raises(ValueError, match=r"^name must be one of those that are known here, got 'b'"):
        look_up("b", 1)
    with pytest.raises(ValueError, match=r"^place must be the place of one that is there, got 7"):
        look_up("a", 7)


@pytest.mark.parametrize(
    "error",
    [KeyError("x"), OSError("gone"), MemoryError(), torch.OutOfMemoryError("CUDA out of memory"), StopIteration()],
)
def test_an_error_that_is_of_no_argument_stays(error):
    @checked
    def fails(size: int, x: Tensor) -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        fails(1, torch.ones(1))
    assert caught.value is error


def test_what_behaves_like_the_type_is_taken():
    class Like:
        steps = 3

    assert steps_of(Like()) == 3


def test_an_error_that_names_an_argument_stays_as_it_is():
    @checked
    def fails(size: str) -> None:
        raise ValueError("size must be even, got 3")

    with pytest.raises(ValueError, match=r"^size must be even, got 3$"):
        fails(3)


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        np._core._exceptions._ArrayMemoryError((10,), np.dtype(float)),
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 GiB"),
        RuntimeError("[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory"),
        RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 400000000000 bytes."),
        RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
        RuntimeError("std::bad_alloc"),
    ],
)
def test_a_lack_of_memory_is_recognised_in_all_its_forms(error):
    assert out_of_memory(error)
    assert not out_of_memory(RuntimeError("shapes do not match")) and not out_of_memory(ValueError("out of memory"))


def test_the_real_error_of_torch_is_one():
    with pytest.raises(RuntimeError) as caught:
        torch.empty(2**60, dtype=torch.uint8)
    assert out_of_memory(caught.value)


def test_arguments_that_are_gathered_and_the_instance_are_never_named():
    class Kept:
        @checked
        def keep(self, *rows: int, **shared: float) -> None:
            raise ValueError("a.csv, line 2 is damaged")

    with pytest.raises(ValueError, match=r"^a.csv, line 2 is damaged$"):
        Kept().keep(1, 2, updates=12)
    with pytest.raises(TypeError, match=r"argument"):
        Kept.keep()


def test_what_lacks_a_part_of_a_protocol_is_named():
    class Keyed(Protocol):
        @property
        def key(self) -> int: ...

    @checked
    def key_of(task: Keyed) -> int:
        return task.key

    key_of.__wrapped__.__globals__["Keyed"] = Keyed
    with pytest.raises(TypeError, match=r"^task must be of type Keyed, got 3"):
        key_of(3)


def mistake_of_ours(kind: str, x: Tensor | None = None, place: int = 0, call: Callable[[], object] = print) -> None:
    """Fails as code with a mistake in it fails, whatever it is given."""
    if kind == "attribute":
        torch.ones(1).no_such_method()
    if kind == "index":
        [].pop(0)
    if kind == "another index":
        np.zeros(3)[17]
    if kind == "call":
        mistake_of_ours()
    if kind == "kind of nothing":
        kind / 2
    if kind == "not made":
        raise NotImplementedError("later")
    if kind == "recursion":
        mistake_of_ours(kind, x, place, call)


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("attribute", AttributeError), ("index", IndexError), ("another index", IndexError), ("call", TypeError),
        ("kind of nothing", TypeError), ("not made", NotImplementedError), ("recursion", RecursionError),
    ],
)  # fmt: skip
def test_a_mistake_of_ours_is_not_blamed_on_an_argument(kind, error):
    with pytest.raises(error) as caught:
        checked(mistake_of_ours)(kind, torch.ones(2), 0, lambda: None)
    assert type(caught.value) is error
    assert not str(caught.value).startswith(("kind", "x ", "place", "call must"))


def test_what_a_function_of_the_callers_raises_is_not_blamed_on_it():
    def inner(a):
        return a

    def call():
        return inner()

    with pytest.raises(TypeError, match=r"inner\(\) missing 1 required positional argument"):
        several(**GOOD | {"call": call})


class Called:
    def __call__(self, a):
        return a


@pytest.mark.parametrize("call", [lambda a: a, len, Called()])
def test_a_function_that_does_not_take_the_arguments_is_named(call):
    with pytest.raises(ValueError, match=r"^call must be a function that takes these arguments"):
        several(**GOOD | {"call": call})

"""`--check` finds the committed pictures current, and sees what changed."""

import re
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pytest

from figures import __main__ as command
from figures import render

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("figure files")]


def test_the_committed_pictures_are_current(files):
    for fresh in files[0].iterdir():
        if fresh.suffix != ".pdf":
            assert render.difference(render.RENDERED / fresh.name, fresh) is None, fresh.name


def test_check_passes_on_fresh_files_and_names_the_stale_one(files, tmp_path, capsys):
    for file in ("figure2.en.svg", "figure2.en.png"):
        (tmp_path / file).write_bytes((files[0] / file).read_bytes())
    check = ["--check", "--only", "2", "--language", "en", "--out", str(tmp_path)]
    assert command.main(check) == 0
    svg = tmp_path / "figure2.en.svg"
    svg.write_text(svg.read_text(encoding="utf-8").replace("real p", "real r"), encoding="utf-8")
    (tmp_path / "figure2.en.png").unlink()
    capsys.readouterr()
    assert command.main(check) == 1
    said = capsys.readouterr().err
    assert "stale: figure2.en.svg has other words" in said and "stale: figure2.en.png is missing" in said


def test_check_forgives_last_bits_but_not_a_moved_label(files, tmp_path, monkeypatch):
    monkeypatch.setattr(render, "DRAWN_WITH", mpl.__version__.rpartition(".")[0])
    from matplotlib.image import imread, imsave

    fresh = files[0] / "figure2.en.png"
    picture = imread(fresh)
    for name, change, stale in (("bits", 1 / 255, False), ("moved", None, True)):
        other = np.clip(picture - change, 0, 1) if change else np.roll(picture, 12, axis=1)
        imsave(tmp_path / f"{name}.png", other)
        assert bool(render.difference(tmp_path / f"{name}.png", fresh)) == stale


def test_check_sees_a_lost_element(files, tmp_path):
    fresh = files[0] / "figure2.en.svg"
    root = ElementTree.parse(fresh)
    parent = next(element for element in root.iter() if element.get("id") == "axes_1")
    parent.remove(parent[0])
    old = ElementTree.tostring(root.getroot(), encoding="unicode")
    assert render._structure_difference(old, fresh.read_text(encoding="utf-8")) is not None


def test_check_sees_a_curve_that_changed(files):
    svg = (files[0] / "figure4.en.svg").read_text(encoding="utf-8")
    line = re.search(r'<path d="(M [0-9.]+ )([0-9.]+)( \nL [^"]*" clip-path)', svg)
    for shift, stale in ((1e-4, False), (1.0, True)):
        moved = svg.replace(line[0], f'<path d="{line[1]}{float(line[2]) + shift:.6f}{line[3]}')
        assert moved != svg
        assert bool(render._structure_difference(moved, svg)) == stale


def test_check_sees_a_picture_that_changed(files):
    fresh = (files[0] / "figure5.en.svg").read_text(encoding="utf-8")
    one, other = re.findall(r'data:image/png;base64,([^"]*)"', fresh)[:2]
    assert one != other
    swapped = other.join(part.replace(other, one) for part in fresh.split(one))
    assert "picture" in render._structure_difference(swapped, fresh)
    assert render._structure_difference(fresh, fresh) is None


def test_pixels_are_only_compared_with_the_version_that_drew_them(files, tmp_path, monkeypatch, capsys):
    fresh = files[0] / "figure2.en.png"
    (tmp_path / fresh.name).write_bytes((files[0] / "figure2.zh.png").read_bytes())
    check = ["--check", "--only", "2", "--language", "en", "--format", "png", "--out", str(tmp_path)]
    monkeypatch.setattr(render, "DRAWN_WITH", mpl.__version__.rpartition(".")[0])
    assert command.main(check) == 1
    monkeypatch.setattr(render, "DRAWN_WITH", "1.0")
    assert command.main(check) == 0
    assert "png files are compared with matplotlib" in capsys.readouterr().err

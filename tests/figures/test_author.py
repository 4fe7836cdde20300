"""What an author chooses of a figure: no headline, no caption, dark paper, a column's width in millimetres."""

import importlib
import re
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.image import imread

from divergences import plotting
from divergences.locale import text
from divergences.plotting import Look
from figures import __main__ as command
from figures import evidence, render, writers

from .drawn import EACH, NAMES, drawn_words, texts_with_boxes, unreadable_texts

pytestmark = pytest.mark.slow
MM = 25.4


def drawn(name, language, chosen):
    with plotting.look(chosen):
        return importlib.import_module(f"figures.{name}").make_figure(language)


@EACH
def test_without_a_title_its_words_and_its_room_are_gone_and_nothing_is_cut(name, language):
    bare = drawn(name, language, Look(title=False))
    assert render.title_of(name, language) not in drawn_words(bare)
    page = writers.page_of(bare, width=None, headed=False)
    assert 0.15 < page.cut < 1.2
    dpi, (_, height) = bare.dpi, bare.get_size_inches()
    tops = [box.y1 / dpi for _, box in texts_with_boxes(bare)]
    assert max(tops) <= height - page.cut
    assert writers.page_of(bare, width=None, headed=True).cut == 0


def more(module):
    """What figure 6 says beyond the numbers of its run."""
    return module.comparison_texts("en") if hasattr(module, "comparison_texts") else {}


@pytest.mark.parametrize("number", [5, 6])
def test_without_a_caption_the_line_below_the_headline_is_gone(number):
    module = importlib.import_module(f"figures.figure{number}")
    whole, bare = (drawn(f"figure{number}", "en", Look(caption=has)) for has in (True, False))
    below = text(f"figure{number}.below", "en", **evidence.numbers(module.RUN, "en"), **more(module))
    assert below in drawn_words(whole)
    assert below not in drawn_words(bare)
    assert bare.get_size_inches()[1] < whole.get_size_inches()[1]


@EACH
def test_dark_figures_are_dark_and_every_text_can_be_read(name, language):
    figure = drawn(name, language, Look(theme="dark"))
    with plotting.look(Look(theme="dark")):
        assert plotting.colour("background") == "#14171c"
    assert tuple(round(255 * part) for part in figure.get_facecolor()[:3]) == (0x14, 0x17, 0x1C)
    assert unreadable_texts(figure) == []


def test_a_look_ends_with_its_block_and_an_unknown_one_is_refused():
    before = plotting.colour("background")
    with pytest.raises(RuntimeError), plotting.look(Look(theme="dark")):
        raise RuntimeError
    assert plotting.colour("background") == before == "#ffffff"
    refused = pytest.raises(ValueError, match="theme must be one of light, dark, contrast, got 'red'")
    with refused, plotting.look(Look(theme="red")):
        pass


def sizes(folder, name):
    """The width and the height of each file in millimetres."""
    root = ElementTree.parse(folder / f"{name}.svg").getroot()
    pdf = (folder / f"{name}.pdf").read_bytes()
    box = re.search(rb"/MediaBox \[ ?0 0 ([\d.]+) ([\d.]+) ?\]", pdf)
    png = imread(folder / f"{name}.png")
    return {
        "svg": [float(root.get(side).removesuffix("pt")) / 72 * MM for side in ("width", "height")],
        "pdf": [float(side) / 72 * MM for side in box.groups()],
        "png": [pixels / 240 * MM for pixels in png.shape[1::-1]],
    }


@pytest.mark.parametrize("flags", [[], ["--no-title"], ["--dark"]])
def test_every_format_has_the_width_of_the_column(tmp_path, flags, capsys):
    asked = ["--only", "2", "4", "--language", "en", "--out", str(tmp_path), "--width", "84"]
    assert command.main([*asked, *flags]) == 0
    for name in ("figure2.en", "figure4.en"):
        found = sizes(tmp_path, name)
        assert found["svg"][0] == pytest.approx(84, abs=0.01) and found["pdf"][0] == pytest.approx(84, abs=0.01)
        assert found["png"][0] == pytest.approx(84, abs=0.15)  # whole pixels
        heights = [height for _, height in found.values()]
        assert max(heights) - min(heights) < 0.3
    assert "figure4.en: its smallest letters have 4.9 points at 84 mm" in capsys.readouterr().err


def test_the_paper_of_a_dark_file_is_dark_to_its_edges(tmp_path):
    asked = ["--only", "2", "--language", "zh", "--format", "png", "--out", str(tmp_path)]
    assert command.main([*asked, "--dark", "--no-title", "--no-caption"]) == 0
    pixels = np.round(255 * imread(tmp_path / "figure2.zh.png")[..., :3]).astype(int)
    for edge in (pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]):
        assert (edge == (0x14, 0x17, 0x1C)).all()


def test_a_caption_that_is_not_wanted_is_not_written(tmp_path):
    asked = ["--only", "5", "--language", "en", "--format", "png", "--out", str(tmp_path)]
    assert command.main([*asked, "--no-caption"]) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["figure5.en.png"]


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (["--no-title"], "need an --out of their own"),
        (["--width", "84"], "need an --out of their own"),
        (["--width", "3", "--out", "x"], "--width must be from 20 to 1000 mm, got 3"),
        (["--width", "nan", "--out", "x"], "--width must be from 20 to 1000 mm, got nan"),
    ],
)
def test_what_an_author_cannot_have_is_said_in_one_line(flags, says, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        command.main(flags)
    assert ended.value.code == 2 and says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_all_formats_are_drawn_and_those_that_are_committed_checked():
    assert command.read_arguments([]).format == list(render.FORMATS)
    assert command.read_arguments(["--check"]).format == ["svg", "png"]
    assert set(command.read_arguments([]).only) == {name.removeprefix("figure") for name in NAMES}

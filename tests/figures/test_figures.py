"""The figures show the right numbers, in words that nobody has to guess at, and are the same files every time."""

import importlib
import io
import json
import re
import struct
import subprocess
import sys
import zlib
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.colors import to_rgba
from matplotlib.text import Text

from divergences import plotting
from divergences.locale import LANGUAGES, text
from figures import __main__ as command
from figures import evidence, figure1, figure2, figure3, render

pytestmark = pytest.mark.slow  # every figure is drawn

LOG2 = np.log(2)
NAMES = render.figure_names()
EACH = pytest.mark.parametrize(("name", "language"), [(name, lang) for name in NAMES for lang in LANGUAGES])
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def made():
    """Every figure, drawn once: made[name, language]."""
    return {
        (name, language): importlib.import_module(f"figures.{name}").make_figure(language)
        for name in NAMES
        for language in LANGUAGES
    }


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Every figure in every format, drawn by the command twice: files[0] and files[1]."""
    folders = [tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")]
    for folder in folders:
        assert command.main(["--out", str(folder), "--format", *render.FORMATS]) == 0
    return folders


def curve(axes, name):
    """The x and y of the one curve of that name."""
    (line,) = [line for line in axes.lines if line.get_label() == name]
    return line.get_xdata(), line.get_ydata()


def points(axes, *, hollow):
    """Where the hollow, or the filled, dots are."""
    white = to_rgba(plotting.colour("background"))
    dots = [line for line in axes.lines if line.get_label() == "point"]
    chosen = [dot for dot in dots if (to_rgba(dot.get_markerfacecolor()) == white) == hollow]
    return sorted((float(dot.get_xdata()[0]), float(dot.get_ydata()[0])) for dot in chosen)


def texts_with_boxes(figure):
    """All texts that are drawn, each with its box in pixels (without the line that leads to it)."""
    figure.draw_without_rendering()
    renderer = figure._get_renderer()
    drawn = [artist for artist in figure.findobj(Text) if artist.get_visible() and artist.get_text().strip()]
    return [(artist, Text.get_window_extent(artist, renderer)) for artist in drawn]


def drawn_words(figure):
    return "\n".join(artist.get_text() for artist, _ in texts_with_boxes(figure))


@EACH
def test_every_text_lies_inside_the_figure_and_on_no_other_text(made, name, language):
    figure = made[name, language]
    boxes = texts_with_boxes(figure)
    assert len(boxes) > 5
    for artist, box in boxes:
        low, high = figure.bbox.min + 2, figure.bbox.max - 2
        assert (box.min >= low).all() and (box.max <= high).all(), artist.get_text()
    for (one, box), (other, other_box) in combinations(boxes, 2):
        assert not box.overlaps(other_box), (one.get_text(), other.get_text())


@EACH
def test_no_curve_runs_through_a_text(made, name, language):
    figure = made[name, language]
    boxes = texts_with_boxes(figure)
    for axes in figure.axes:
        for line in axes.lines:
            if hasattr(line, "get_data_3d") or len(line.get_xdata()) < 2:
                continue
            pixels = line.get_transform().transform(np.column_stack(line.get_data()))
            steps = np.linspace(0, 1, 30)[:, None, None]
            dense = (pixels[:-1] + steps * np.diff(pixels, axis=0)).reshape(-1, 2)
            for artist, box in boxes:
                inside = (dense > box.min + 2).all(axis=1) & (dense < box.max - 2).all(axis=1)
                assert not inside.any(), (artist.get_text(), line.get_label())


@EACH
def test_the_words_are_those_of_the_catalogue_in_one_language(made, name, language):
    words = drawn_words(made[name, language])
    assert text(f"{name}.title", language) in words
    assert bool(re.search(r"[\u4e00-\u9fff]", words)) == (language == "zh")


@EACH
def test_both_languages_show_the_same_data(made, name, language):
    for axes, same in zip(made[name, language].axes, made[name, "en"].axes, strict=True):
        for line, other in zip(axes.lines, same.lines, strict=True):
            np.testing.assert_array_equal(line.get_data(), other.get_data())


@EACH
def test_both_languages_show_the_same_pictures(made, name, language):
    for axes, same in zip(made[name, language].axes, made[name, "en"].axes, strict=True):
        for image, other in zip(axes.images, same.images, strict=True):
            np.testing.assert_array_equal(image.get_array(), other.get_array())


def test_drawing_changes_no_setting():
    before = dict(mpl.rcParams)
    figure2.make_figure("zh")
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_keeps_its_look_outside_of_the_style(made, name):
    def pixels():
        canvas = io.BytesIO()
        made[name, "zh"].savefig(canvas, format="png", dpi=60)
        return canvas.getvalue()

    outside = pixels()
    with plotting.style("zh"):
        assert pixels() == outside


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="en, zh"):
        figure2.make_figure("xx")


def test_figure1_js_ends_at_log_2_and_its_gradient_is_exactly_0_once_the_discs_are_apart(made):
    _, funnel, dome, left, right = made["figure1", "en"].axes
    x, js = curve(left, "js")
    slope = curve(right, "js")[1]
    apart = np.abs(x) >= 2  # the radius is 1
    assert apart.any() and not apart.all()
    np.testing.assert_array_equal(slope[apart], 0.0)
    np.testing.assert_allclose(js[apart], LOG2, rtol=1e-15)
    # Inside, JS = log 2 · (1 − overlap), and the overlap of the discs is made of two circular segments.
    u = np.abs(x[~apart]) / 2
    overlap = (2 * np.arccos(u) - 2 * u * np.sqrt(1 - u**2)) / np.pi
    np.testing.assert_allclose(js[~apart], LOG2 * (1 - overlap), atol=1e-14)
    numeric = np.abs(np.gradient(js, x))
    smooth = (np.abs(np.abs(x) - 2) > 0.1) & (np.abs(x) > 0.1)
    np.testing.assert_allclose(slope[smooth], numeric[smooth], atol=1e-4)
    assert np.isnan(slope[x == 0]).all() and (x == 0).sum() == 1
    assert points(left, hollow=False) == [(0, 0)]
    ((at, height),) = points(right, hollow=True)
    assert at == 0 and height == pytest.approx(2 * LOG2 / np.pi, rel=1e-6)

    zones = [(zone.get_x(), zone.get_x() + zone.get_width()) for zone in right.patches]
    assert zones == [pytest.approx((-4, -2)), pytest.approx((2, 4))]
    for axes, height in ((funnel, LOG2), (dome, 0)):
        for circle in axes.lines[:2]:
            x, y, z = circle.get_data_3d()
            np.testing.assert_allclose(np.hypot(x, y), 2)
            np.testing.assert_allclose(z, height, atol=1e-15)


def test_figure1_surfaces_are_flat_where_grey_and_only_there(monkeypatch):
    drawn = []
    original = figure1.draw_surface
    monkeypatch.setattr(
        figure1, "draw_surface", lambda axes, *xyz, **options: (drawn.append(xyz), original(axes, *xyz, **options))[1]
    )
    figure1.make_figure("en")
    assert [name for *_, name in drawn] == ["grid", "js"] * 2
    for (x, y, z, name), height in zip(drawn, (LOG2, None, 0.0, None), strict=True):
        distance = np.hypot(x, y)
        if name == "grid":
            assert distance.min() == pytest.approx(2) and distance.max() > 3
            np.testing.assert_allclose(z, height, rtol=1e-15)
        else:
            assert distance.max() == pytest.approx(2) and distance.min() < 0.01
    (_, _, funnel, _), (_, _, dome, _) = drawn[1], drawn[3]
    assert (np.diff(funnel, axis=1) > 0).all() and funnel.min() < 0.01 and funnel.max() == pytest.approx(LOG2)
    assert (np.diff(dome, axis=1) < 0).all() and dome.min() == 0 and dome.max() == pytest.approx(2 * LOG2 / np.pi)


def test_figure1_words_tell_what_is_exactly_0(made):
    assert drawn_words(made["figure1", "en"]).count("exactly 0") == 3
    assert drawn_words(made["figure1", "zh"]).count("恰好为 0") == 3


def test_figure2_the_plan_moves_each_point_straight_across_by_theta(made):
    segments, _ = made["figure2", "en"].axes
    p, q = (np.array(curve(segments, name)) for name in "pq")
    assert p.tolist() == [[0, 0], [0, 1]]
    assert q.tolist() == [[figure2.THETA] * 2, [0, 1]]
    green = to_rgba(plotting.colour("em"))
    arrows = [patch._posA_posB for patch in segments.patches if patch.get_edgecolor() == green]
    starts, ends = (np.array([arrow[k] for arrow in arrows]) for k in (0, 1))
    assert len(arrows) == figure2.POINTS
    np.testing.assert_allclose(ends - starts, [[figure2.THETA, 0]] * len(arrows), atol=1e-12)


@pytest.mark.parametrize("language", LANGUAGES)
def test_figure2_states_the_articles_values(made, language):
    words = drawn_words(made["figure2", language])
    for statement in ("KL(p‖q) = KL(q‖p) = ∞", "JS(p, q) = log 2 ≈ 0.693", "TV(p, q) = 1", "EM(p, q) = |θ|"):
        assert statement in words
    assert f"{figure2.THETA:g}" in words


def test_figure3_discriminator_is_that_of_the_densities(made):
    above, _ = made["figure3", "en"].axes
    x, values = curve(above, "js")
    sigma, theta = figure3.PAIR.sigma, figure3.THETA
    np.testing.assert_allclose(values, 1 / (1 + np.exp(theta / sigma**2 * (x - theta / 2))), atol=1e-12)
    peak = 1 / np.sqrt(2 * np.pi) / sigma
    for name, centre in (("p", 0), ("q", theta)):
        where, density = curve(above, name)
        assert where[density.argmax()] == pytest.approx(centre, abs=1e-9)
        assert density.max() == pytest.approx(peak)


def test_figure3_gradient_of_the_discriminator_is_the_stated_number(made):
    # At the centre of q the logit is −θ²/2σ² = −128 and its slope −θ/σ² = −32: D(1 − D) = e⁻¹²⁸ to 1 part in 10⁵⁵.
    expected = 32 * np.exp(-128)
    assert figure3.discriminator_gradient(8.0) == pytest.approx(-expected, rel=1e-12)
    assert "8.2 × 10⁻⁵⁵" in drawn_words(made["figure3", "en"])
    assert f"{expected:.1e}" == "8.2e-55" and np.float32(expected) == 0
    # Near the middle, where nothing vanishes, it is the derivative of D* itself.
    for x in (3.9, 4.0, 4.05):
        low, high = (1 / (1 + np.exp(32 * (x + step - 4))) for step in (-1e-6, 1e-6))
        assert figure3.discriminator_gradient(x) == pytest.approx((high - low) / 2e-6, rel=1e-6)


def test_figure3_critic_falls_by_exactly_1_everywhere_high_on_real(made):
    _, below = made["figure3", "en"].axes
    x, values = curve(below, "em")
    np.testing.assert_allclose(np.diff(values) / np.diff(x), -1, rtol=1e-12)
    assert np.interp(0, x, values) > 0 > np.interp(figure3.THETA, x, values)
    pulls = [np.subtract(*patch._posA_posB[::-1]) for patch in below.patches if hasattr(patch, "_posA_posB")]
    assert len(pulls) == len(figure3.SAMPLES)
    np.testing.assert_allclose(pulls, [[-1, 0]] * len(pulls), atol=1e-12)
    assert "|df/dx| = 1" in drawn_words(made["figure3", "en"])


def test_figure4_divergences_jump_and_em_does_not(made):
    _, steps, flat, slope, sign = made["figure4", "en"].axes
    for name, height in (("js", LOG2), ("tv", 1.0)):
        theta, values = curve(steps, name)
        assert np.isnan(values).sum() == 1 and np.isnan(theta[np.isnan(values)]).all()
        assert theta[0] == -1 and theta[-1] == 1 and np.nanmin(np.abs(theta)) < 0.02
        assert (values[~np.isnan(values)] == height).all()
    assert points(steps, hollow=False) == [(0, 0)]
    assert points(steps, hollow=True) == [(0, LOG2), (0, 1)]

    theta, distance = curve(slope, "em")
    np.testing.assert_array_equal(distance, np.abs(theta))
    assert 0 in theta and not points(slope, hollow=True)

    theta, derivative = curve(flat, "js")
    assert (derivative[~np.isnan(theta)] == 0).all() and np.isnan(derivative[np.isnan(theta)]).all()
    assert points(flat, hollow=True) == [(0, 0)]
    theta, derivative = curve(sign, "em")
    there = ~np.isnan(theta)
    assert (derivative[there] == np.sign(theta[there])).all() and np.isnan(derivative[~there]).all()
    assert points(sign, hollow=True) == [(0, -1), (0, 1)]


def test_figure4_infinity_stands_above_a_broken_axis_and_both_scales_agree(made):
    strip, steps, _, slope, _ = made["figure4", "en"].axes
    assert [tick.get_text() for tick in strip.get_yticklabels()] == ["∞"]
    assert len(points(strip, hollow=True)) == 1 and not points(strip, hollow=False)
    assert strip.get_position().y0 > steps.get_position().y1
    assert [tick.get_text() for tick in steps.get_yticklabels()] == ["0", "log 2", "1"]
    np.testing.assert_allclose(steps.get_yticks(), [0, LOG2, 1])
    heights = [axes.transData.transform((0, 1))[1] - axes.transData.transform((0, 0))[1] for axes in (steps, slope)]
    assert heights[0] == pytest.approx(heights[1])


def shown(axes):
    """The pictures of one mosaic, cut apart again: shape (n, 28, 28)."""
    page = np.asarray(axes.images[0].get_array())
    rows, columns = ((length + 2) // 30 for length in page.shape)
    cells = (page[30 * row : 30 * row + 28, 30 * column : 30 * column + 28]
             for row in range(rows) for column in range(columns))  # fmt: skip
    return np.stack(list(cells))


@pytest.mark.parametrize(("number", "names"), [(5, ["gan-plain"]), (6, ["gp-plain", "clip-plain"])])
def test_figures_5_and_6_show_the_first_samples_of_each_seed_unpicked(made, number, names):
    """The squares of each seed are the run's own first samples, in their order."""
    squares = [axes for axes in made[f"figure{number}", "en"].axes if axes.images and shown(axes).shape[0] == 36]
    histories = [evidence.load(name) for name in names]
    expected = [history["samples"][-1, member, :, 0] for history in histories for member in range(2)]
    assert len(squares) == len(expected)
    for axes, samples in zip(squares, expected, strict=True):
        np.testing.assert_array_equal(shown(axes), samples)


def test_figure_5_shows_six_samples_of_each_seed_over_time(made):
    history = evidence.load("gan-plain")
    rows = [axes for axes in made["figure5", "en"].axes if axes.images and shown(axes).shape[0] == 30]
    times = np.abs(history["step"] - history["step"][-1] * np.array([[0], [1 / 8], [1 / 4], [1 / 2], [1]])).argmin(1)
    assert len(rows) == 2
    for member, axes in enumerate(rows):
        np.testing.assert_array_equal(shown(axes), history["samples"][times, member, :6, 0].reshape(-1, 28, 28))


def controls_of(number):
    """The controls of what a figure shows that are committed."""
    names = ["gan-norm"] if number == 5 else ["gp-norm", "clip-norm"]
    return [name for name in names if (evidence.RUNS / f"{name}.npz").is_file()]


@pytest.mark.parametrize(("number", "names"), [(5, ["gan-plain"]), (6, ["gan-plain", "clip-plain", "gp-plain"])])
def test_figures_5_and_6_draw_each_seeds_distance_over_critic_steps(made, number, names):
    """A line for each seed, those of the controls thinner and in the colour of their method."""
    *_, chart = made[f"figure{number}", "en"].axes
    lines, runs = [line for line in chart.lines if len(line.get_xdata()) > 2], [*names, *controls_of(number)]
    assert len(lines) == 2 * len(runs)
    looks = {}
    for name, *pair in zip(runs, lines[::2], lines[1::2], strict=True):
        history = evidence.load(name)
        for member, line in enumerate(pair):
            np.testing.assert_allclose(line.get_xdata(), history["step"] * history.config.n_critic)
            np.testing.assert_allclose(line.get_ydata(), history["distance"][:, member])
            looks[name] = line.get_color(), line.get_linewidth()
    for name in controls_of(number):
        hue, width = looks[name.replace("norm", "plain")]
        assert looks[name][0] == hue and looks[name][1] < width / 2


def test_a_control_differs_from_its_run_by_the_generators_norm_alone():
    for name in controls_of(5) + controls_of(6):
        control, run = evidence.load(name), evidence.load(name.replace("norm", "plain"))
        assert control.config == replace(run.config, generator_norm="batch")
        assert (control.data, control.judge) == (run.data, run.judge)


@pytest.mark.parametrize("number", [5, 6])
@pytest.mark.parametrize("language", LANGUAGES)
def test_caption_and_description_say_where_the_controls_end(made, files, number, language):
    root = ElementTree.parse(files[0] / f"figure{number}.{language}.svg").getroot()
    for words in (drawn_words(made[f"figure{number}", language]), root[1].text):
        for history in map(evidence.load, controls_of(number)):
            for score, form in (("confident", ".0%"), ("distance", ".1f")):
                for end in history[score][-1]:
                    assert format(end, form) in words


def test_batch_norm_helps_all_and_the_standard_gan_least_as_lesson_5_says():
    def gain(method):
        ends = [evidence.load(f"{method}-{norm}")["distance"][-1].mean() for norm in ("plain", "norm")]
        return ends[0] - ends[1]

    assert 0 < gain("gan") < min(gain("clip"), gain("gp"))


def test_a_control_that_is_not_there_is_left_out(monkeypatch, tmp_path):
    monkeypatch.setattr(evidence, "RUNS", tmp_path)
    assert evidence.controls(("gan-plain", "gp-plain")) == {} and evidence.control_lines(("gan-plain",), "en") == ""
    (tmp_path / "gp-norm.npz").touch()
    assert evidence.controls(("gan-plain", "gp-plain")) == {"gp-plain": "gp-norm"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_titles_of_figures_5_and_6_give_the_budget(language):
    for name, run in (("figure5", "gan-plain"), ("figure6", "gp-plain")):
        found = evidence.numbers(run, language)
        assert found["steps"] in text(f"{name}.title", language)
        assert name == "figure5" or found["critic_steps"] in text(f"{name}.title", language)


@pytest.mark.parametrize(("number", "name"), [(5, "gan-plain"), (6, "gp-plain"), (6, "clip-plain")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_5_and_6_give_each_seeds_numbers_and_the_budget(made, number, name, language):
    words, history = drawn_words(made[f"figure{number}", language]), evidence.load(name)
    for share, distance in zip(history["confident"][-1], history["distance"][-1], strict=True):
        assert f"{share:.0%}" in words and f"W₁ {distance:.1f}" in words
    judge, settings = json.loads(history.judge), history.config
    assert f"{judge['real']['confident']:.0%}" in words and f"{judge['real']['distance']:.1f}" in words
    assert f"{settings.steps * settings.n_critic:,}" in words and "x86_64" in words


def test_what_the_titles_say_of_the_runs_is_so():
    """All learn: each seed ends nearer to the floor that real digits have than to where it began."""
    for name in ("gan-plain", "gp-plain", "clip-plain"):
        history = evidence.load(name)
        floor = json.loads(history.judge)["real"]["distance"]
        assert (history["distance"][-1] - floor < history["distance"][0] - history["distance"][-1]).all()
        assert (history["classes"][-1] >= 5).all()


def test_clipping_falls_sooner_than_the_penalty_which_falls_evenly():
    """What the description of figure 6 says: lower at every snapshot of the first half; never up."""
    clip, penalty = (evidence.load(name)["distance"] for name in ("clip-plain", "gp-plain"))
    assert (clip[1 : len(clip) // 2 + 1] < penalty[1 : len(clip) // 2 + 1]).all()
    assert (np.diff(penalty, axis=0) < 0).all()


def test_a_missing_run_is_said(monkeypatch, tmp_path):
    monkeypatch.setattr(evidence, "RUNS", tmp_path)
    evidence.load.cache_clear()
    with pytest.raises(FileNotFoundError, match="make it with python -m"):
        evidence.load("gan-plain")


def test_the_command_writes_every_figure_in_every_format(files):
    expected = {f"{name}.{lang}.{kind}" for name in NAMES for lang in LANGUAGES for kind in render.FORMATS}
    assert {file.name for file in files[0].iterdir()} == expected


def test_the_same_bytes_twice(files):
    for file in files[0].iterdir():
        assert file.read_bytes() == (files[1] / file.name).read_bytes(), file.name


def test_files_are_small_and_carry_no_date_or_path(files):
    for file in files[0].iterdir():
        content = file.read_bytes()
        large = file.name.startswith(("figure5", "figure6"))  # photographs of samples do not compress as curves do
        most = 900_000 if large else 400_000
        assert 10_000 < len(content) < most, file.name
        for trace in (b"CreationDate", b"dc:date", b"matplotlib.org", b"Software", str(Path.cwd()).encode()):
            assert trace not in content, (file.name, trace)


@EACH
def test_svg_says_what_it_shows_and_needs_no_font(files, name, language):
    root = ElementTree.parse(files[0] / f"{name}.{language}.svg").getroot()
    title, description = root[0], root[1]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert title.text == text(f"{name}.title", language)
    assert len(description.text) > 80 and "{" not in description.text
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [title.get("id"), description.get("id")]
    assert len(list(root.iter(f"{SVG}title"))) == 1
    assert not list(root.iter(f"{SVG}text"))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@EACH
def test_png_and_pdf_say_what_they_show(files, name, language):
    title, words = text(f"{name}.title", language), text(f"{name}.alt", language)[:20]
    chunks = png_texts((files[0] / f"{name}.{language}.png").read_bytes())
    assert chunks["Title"] == title and chunks["Description"].startswith(words)
    pdf = (files[0] / f"{name}.{language}.pdf").read_bytes()
    assert pdf_string(pdf, b"Title") == title and pdf_string(pdf, b"Subject").startswith(words)
    assert b"/Type3" not in pdf


def pdf_string(content, name):
    """The text of one entry of a PDF, which is ASCII or UTF-16 behind a byte order mark."""
    escaped = re.search(rb"/" + name + rb" \(((?:\\.|[^\\)])*)\)", content, flags=re.DOTALL)[1]
    control = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
    raw = re.sub(rb"\\(.)", lambda found: control.get(found[1], found[1]), escaped, flags=re.DOTALL)
    return raw.decode("utf-16") if raw.startswith(b"\xfe\xff") else raw.decode("ascii")


def png_texts(content):
    """The text chunks of a PNG: tEXt (Latin-1) and iTXt (UTF-8)."""
    found, at = {}, 8
    while at < len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        body = content[at + 8 : at + 8 + length]
        name, _, rest = body.partition(b"\0")
        if kind == b"tEXt":
            found[name.decode()] = rest.decode("latin-1")
        elif kind == b"iTXt":
            compressed, value = rest[0], rest[2:].split(b"\0", 2)[2]
            found[name.decode()] = (zlib.decompress(value) if compressed else value).decode("utf-8")
        at += length + 12
    return found


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


def test_only_language_and_format_choose(tmp_path):
    out = tmp_path / "new" / "folder"
    arguments = ["--only", "4", "2", "--language", "zh", "--format", "svg", "--out", str(out)]
    assert command.main(arguments) == 0
    assert sorted(file.name for file in out.iterdir()) == ["figure2.zh.svg", "figure4.zh.svg"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--only", "99"], "invalid choice: '99'"),
        (["--only", "one"], "invalid choice: 'one'"),
        (["--format", "gif"], "invalid choice: 'gif'"),
        (["--language", "xx"], "invalid choice: 'xx'"),
        (["--out", __file__], "is not a folder"),
        (["--out", f"{__file__}/below"], "cannot be written to"),
        (["--nonsense"], "unrecognized arguments"),
    ],
)
def test_a_wrong_command_is_one_line_and_status_2(arguments, says):
    done = subprocess.run([sys.executable, "-m", "figures", *arguments], capture_output=True, text=True)
    assert done.returncode == 2
    assert says in done.stderr and done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_figure_is_found_by_its_module():
    assert [*(f"figure{number}" for number in range(1, 7)), "mechanism", "study"] == NAMES
    assert figure1.PAIR.radius == 1  # figure 1 gives lengths in units of r

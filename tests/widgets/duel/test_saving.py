"""What a duel is saved as: pictures, curves, weights and snapshots, a film."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from divergences.gan.history import History
from divergences.transport import wasserstein_distance
from divergences.widgets import RunView

from .page import Page


@pytest.fixture(scope="module")
def trained(chromium: Any, file: Path) -> Any:
    """A page that has trained some steps."""
    context = chromium.new_context(viewport={"width": 900, "height": 800}, offline=True, locale="en-GB")
    opened = Page(context.new_page())
    opened.watch()
    opened.go(file, "width=32&n_critic=1&left=wrong-sign&data=two-gaussians&seed=5&language=en")
    opened.train(20)
    yield opened
    opened.clean(file)
    context.close()


def saved(opened: Page, kind: str, folder: Path) -> Path:
    """The file that this entry of the menu gives."""
    opened.page.locator(".menu summary").click()
    with opened.page.expect_download(timeout=120_000) as waiting:
        opened.page.locator(f"[data-action={kind}]").click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def curves(opened: Page, folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(saved(opened, "csv", folder).read_text(encoding="utf-8"))))


@pytest.mark.parametrize(("kind", "side", "name"), [("npzLeft", 0, "left"), ("npzRight", 1, "right")])
def test_snapshots_and_weights_open_as_a_history_and_in_numpy(
    trained: Page, tmp_path: Path, kind: str, side: int, name: str
) -> None:
    path = saved(trained, kind, tmp_path)
    assert path.name == f"duel-wrong-sign-wgan-gp-{name}.npz"
    history = History.load(path)
    assert (history.config.data, history.config.width, history.config.seeds) == ("two-gaussians", 32, (5,))
    assert history.config.steps == 2500
    assert getattr(history.config.objective, "name", history.config.objective) == ("wrong sign", "wasserstein")[side]
    assert history.ending is not None
    assert history.ending.kind == "stopped"
    rows = [row for row in curves(trained, tmp_path) if row["side"] == name]
    assert history["step"].tolist() == [int(row["step"]) for row in rows]
    assert history["samples"].shape == (len(rows), 1, 512, 2)
    assert history["pull"].shape == (len(rows), 1, 512, 2)
    assert history["critic"].shape == (len(rows), 1, 41, 41)
    pull = np.linalg.norm(history["pull"][:, 0], axis=-1).mean(-1)
    np.testing.assert_allclose(pull, [float(row["pull"]) for row in rows], rtol=1e-6)
    for samples, row in zip(history["samples"][:, 0, :256], rows, strict=True):
        assert wasserstein_distance(samples, history.real) == pytest.approx(float(row["distance"]), rel=1e-5)
    RunView(history).close()

    with np.load(path) as file:
        weights = {one: file[one] for one in file.files}
    shapes = {one: weights[one].shape for one in weights if one.startswith("weights.generator")}
    sizes = [2, 32, 32, 32, 2]
    assert shapes == {
        f"weights.generator.{layer}.{part}": shape
        for layer in range(4)
        for part, shape in (("weight", (sizes[layer], sizes[layer + 1])), ("bias", (sizes[layer + 1],)))
    }
    assert weights["weights.critic.3.weight"].shape == (32, 1)
    assert weights["weights.averaged.0.weight"].dtype == np.float32


def test_curves_are_a_table_of_both_sides_with_the_settings(trained: Page, tmp_path: Path) -> None:
    rows = curves(trained, tmp_path)
    assert {row["side"] for row in rows} == {"left", "right"}
    assert {(row["side"], row["wrong_sign"]) for row in rows} == {("left", "true"), ("right", "false")}
    assert {row["seed"] for row in rows} == {"5"}
    assert rows[0]["step"] == "0"
    assert all(0 <= float(row["within_3sd"]) <= 1 and int(row["modes"]) in (0, 1, 2) for row in rows)
    assert all(float(row["distance"]) > float(row["noise_floor"]) / 2 > 0 for row in rows)


def test_pictures_say_what_was_trained(trained: Page, tmp_path: Path) -> None:
    root = ElementTree.parse(saved(trained, "svg", tmp_path)).getroot()
    words = " ".join(node.text or "" for node in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "WGAN-GP, wrong sign, step " in words
    assert "Exact W₁ of the samples to the data" in words
    png = saved(trained, "png", tmp_path).read_bytes()
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20], "big") == 2 * int(root.attrib["width"])


# How far the film's first and last picture are from the saved pictures of the first and the newest frame: the greys of
# each pixel, on a small canvas.
COMPARE = """async ([data, texts]) => {
  const pen = new OffscreenCanvas(320, 400).getContext("2d", { willReadFrequently: true });
  const greys = (image) => {
    pen.clearRect(0, 0, 320, 400);
    pen.drawImage(image, 0, 0, 320, 400);
    return pen.getImageData(0, 0, 320, 400).data.filter((_, i) => i % 4 === 1);
  };
  const images = [];
  for (const text of texts) {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    await image.decode();
    images.push(greys(image));
  }
  const video = document.createElement("video");
  document.body.append(video);
  video.muted = true;
  const loaded = new Promise((done, fail) => {
    video.onloadeddata = done;
    video.onerror = () => fail(new Error(video.error.message));
  });
  video.src = URL.createObjectURL(new Blob([Uint8Array.from(data)], { type: "video/webm" }));
  await loaded;
  const there = new Promise((done) => (video.onseeked = done));
  video.currentTime = 0;
  await there;
  const first = greys(video);
  const ended = new Promise((done) => (video.onended = done));
  await video.play();
  await ended;
  const off = (a, b) => a.reduce((sum, one, i) => sum + Math.abs(one - b[i]), 0) / a.length;
  const last = greys(video);
  return { width: video.videoWidth, off: [first, last].map((one) => images.map((image) => off(one, image))) };
}"""


def test_the_film_plays_the_run_from_its_first_frame_to_the_newest(trained: Page, tmp_path: Path) -> None:
    film = saved(trained, "webm", tmp_path).read_bytes()
    assert film[:4] == b"\x1a\x45\xdf\xa3"
    trained.page.locator("section[data-state=still]").wait_for()
    assert trained.step >= 20  # the view is back at the newest frame
    newest = saved(trained, "svg", tmp_path).read_text(encoding="utf-8")
    trained.page.get_by_label("step", exact=True).focus()
    trained.page.keyboard.press("Home")
    trained.page.get_by_text("0 of 2,500", exact=True).wait_for()
    start = saved(trained, "svg", tmp_path).read_text(encoding="utf-8")
    trained.page.get_by_label("step", exact=True).focus()
    trained.page.keyboard.press("End")
    player = trained.page.context.new_page()  # the page itself plays nothing
    found = player.evaluate(COMPARE, [list(film), [start, newest]])
    player.close()
    assert found["width"] > 700
    first, last = found["off"]
    assert first[0] < first[1]
    assert last[1] < last[0]


def test_where_nothing_was_trained_nothing_is_saved(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.page.goto(f"{file.as_uri()}#data=own&drawing=&language=en")
    opened.page.locator("section[data-state=waiting]").wait_for()
    opened.page.locator(".menu summary").click()
    opened.page.locator("[data-action=csv]").click()
    opened.page.get_by_text("There is nothing to save yet.").wait_for()
    opened.clean(file)

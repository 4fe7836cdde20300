"""Every lesson in every language runs from top to bottom without an error, and shows what its text says."""

import math
import re

import nbformat
import numpy as np
import pytest

from divergences.lessons.mistakes import MISTAKES
from divergences.lessons.mistakes.gallery import REPEATS, exhibit
from divergences.locale import LANGUAGES
from tools.pages.kernel import execute

from .lessons import NOTEBOOKS, ROOT, executed, printed, row, runs, said, shows, troubles, widget_states

EACH_RUNS = pytest.mark.parametrize(
    "file",
    [
        pytest.param(file, marks=runs(file.parent.name, file.stem), id=f"{file.parent.name}-{file.stem}")
        for file in NOTEBOOKS
    ],
)


@EACH_RUNS
def test_it_runs_and_no_widget_has_an_error(file):
    notebook = executed(file.parent.name, file.stem)
    assert not troubles(notebook)
    explorers = [state for state in widget_states(notebook) if "_esm" in state]
    assert explorers
    assert {state["language"] for state in explorers} == {file.parent.name}


@shows("01_why_js_goes_blind")
def test_the_first_lesson_shows_what_its_text_says():
    text = printed(executed("en", "01_why_js_goes_blind"))
    assert "(inf, inf, inf, 0.0)" in text
    assert "JS: [1. 1. 1. 1. 1.]" in text
    for theta in ("2", "1", "0.1", "0.001"):
        assert f"{theta:>6} {'inf':>8} {'0.6931':>8} {'1.0000':>7} {theta:>7}" in text
    assert f"{'0':>6} {'0':>8} {'0.0000':>8} {'0.0000':>7} {'0':>7}" in text
    end_of_em = [float(v) for v in text.split("EM: [")[1].split("]")[0].split()]
    assert end_of_em == [1.0, 0.4, 0.04, -0.02, 0.04]
    assert "'em': 0.5" in text


@shows("02_the_earth_mover_distance")
def test_the_second_lesson_shows_what_its_text_says():
    text = printed(executed("en", "02_the_earth_mover_distance"))
    table = text[text.index("Σ γ_ij C_ij") :].splitlines()[1:5]
    assert {line[7:32] for line in table} == {"[0.6 0.4]   [0.3 0.7]    "}
    by_hand = [float(line.split()[-1]) for line in table]
    assert by_hand == sorted(by_hand, reverse=True)
    assert by_hand[-1] == 2.0708 == round(0.7 * 2 + 0.3 * math.sqrt(5), 4)
    assert "x > 1: True" in text
    assert 0 < min(row(text, "x − 1:")) < 1e-15
    assert row(text, "0.00")[0] > row(text, "0.50")[0] > row(text, "1.00")[0] == 2
    assert "720: min 2.000000 (× 1)" in text
    assert len(str(math.factorial(200))) == 375
    assert row(text, "Σ γ·C  ") == row(text, "Σ γ·C, s = 0.3") == row(text, "Σ p·f + Σ q·g") == [2.07082039325]
    for theta in (2, 0.5, 0.001, -1):
        distance, gap, exact, slope, js = row(text, f"{theta:6g} ")
        assert distance == exact == abs(theta)
        assert (slope, js) == (math.copysign(1, theta), 0)
        assert gap < 1e-12
    assert row(text, "   100 ") == pytest.approx([0.0443, 0.0443], abs=0.002)
    measured, formula = row(text, "    10 ")
    assert formula / measured == pytest.approx(1.09, abs=0.01)
    for theta in (0.0, 0.02, 0.1, 1.0):
        exact, shared, *others = row(text, f"{theta:5g} ")
        assert exact == shared == theta
        assert all(other >= theta for other in others) and len(others) == 3


@shows("03_duality_and_the_critic")
def test_the_third_lesson_shows_what_its_text_says():
    text = printed(executed("en", "03_duality_and_the_critic"))
    assert row(text, "inf  Σ γ‖x − y‖     =") == row(text, "sup  Σ p·f + Σ q·g  =") == [2]
    assert row(text, "f = −x ") == [1, 2]
    assert row(text, "f = −5x ") == [5, 10]
    for K in ("0.5", "  1", "  2", "  5"):
        assert row(text, f"   {K}       ") == [2 * float(K), 2]
    assert row(text, "  30   30.000") == [0.5]
    assert row(text, "  3    1.5e-08") == [1.8e-7, 12, 1]


@shows("04_train_a_wgan_gp")
def test_the_fourth_lesson_shows_what_its_text_says():
    text = printed(executed("en", "04_train_a_wgan_gp"))
    for start in ("  1    10", "  2    10", "  1     1", "  1   0.1"):
        distance, estimate, slope, expected = row(text, start)
        assert slope == pytest.approx(expected, rel=0.03)
        assert estimate == pytest.approx(distance * expected, rel=0.03)
    for theta, moved in (("0.1", 0.04), ("  1", 0.05), ("  3", 0.05)):
        stayed = row(text, f" {theta}        0       1   GAN         →")
        assert all(0 < float(theta) - end < moved for end in stayed)
        home = row(text, f" {theta}        0       1   WGAN-GP     →")
        assert all(abs(end) < 0.2 for end in home)
    for name in ("WGAN, clip ", "GAN, −log D"):
        assert all(abs(end) < 0.05 for end in row(text, f"   1        0       1   {name} →"))
    calm = row(text, "RMSProp ") + row(text, "Adam (0, 0.9) ")
    swinging = row(text, "Adam (0.9, 0.9) ") + row(text, "SGD ") + row(text, "SGD, momentum 0.9 ")
    assert max(calm) < 0.2 < 0.4 < min(swinging)
    for order in ("simultaneous", "alternating"):
        assert max(row(text, f"Wasserstein + R1 · {order}")) < 0.01
        assert min(row(text, f"−log D · {order}") + row(text, f"Wasserstein + GP · {order}")) > 0.05
    own = re.search(r"W₁ = ([\d.]+) \(([\d.]+)\)   > 0.1: ([\d.]+)%", text)
    assert float(own[1]) < 2 * float(own[2])
    assert float(own[3]) < 3
    modes, good, distance, *_ = text[text.index("\nWGAN-GP ") :].split("WGAN-GP ")[1].split()[:4]
    assert (modes, float(good[:-1]) > 90) == ("8/8", True)
    assert float(distance) < 0.2


@shows("05_the_evidence")
def test_the_fifth_lesson_shows_what_its_text_says():
    notebook = executed("en", "05_the_evidence")
    markdown = "\n".join(
        output["data"].get("text/markdown", "")
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "data" in output
    )
    assert "only WGAN-GP" in markdown
    of_batch_norm = [line for line in markdown.splitlines() if line.startswith("- A21")]
    assert [line.split("**")[1].split(":")[0] for line in of_batch_norm] == [
        "Not shown here", "Not shown here", "Holds when measured at 5 floors",
    ]  # fmt: skip
    assert [name in line for name, line in zip(("non-saturating", "WGAN-GP", "clipped"), of_batch_norm, strict=True)]
    assert "at 5 floors +22.8 [" in of_batch_norm[2] and "by 22.8 points at 5 floors" in said("en", "05_the_evidence")
    mechanism, text = printed(notebook).split("none ", 1)  # the first word where the generators' filters are counted
    for name in ("minimax", "non-saturating", "clip", "gp", "r1"):
        ratios = row(text, f"{name:15s}")
        assert len(ratios) == 10 and ratios == sorted(ratios) and ratios[0] > 0.5
    questions = [state for state in widget_states(notebook) if "question" in state]
    assert sorted(len(question["options"]) for question in questions) == [3, 5]
    assert row(mechanism, "minimax ")[3] < 1e-6 < 5 < row(mechanism, "non-saturating ")[3]
    assert 0.5 < row(mechanism, "gp ")[3] < 2


@shows("06_the_laboratory_of_mistakes")
def test_the_sixth_lesson_shows_what_its_text_says():
    text = printed(executed("en", "06_the_laboratory_of_mistakes"))
    assert row(text, "norm_per_sample ") == [4, 4, 4, 4]
    assert row(text, "norm_over_the_batch ") == pytest.approx([4, 48.13, 529, 48.13])
    assert row(text, "norm_per_pixel ") == [2.5, 2.5, 2.5, 0.61]
    table = text[text.index("max |θ|") :]
    for key in ("right", "one_alpha_for_the_batch", "one_alpha_per_pixel"):
        slope, estimate, theta = row(table, f"{key} ")
        assert (slope, estimate) == pytest.approx((1.05, 1.05), abs=0.02)
        assert theta < 0.3
    assert row(table, "norm_over_the_batch ")[:2] == pytest.approx([0.125, 0.125], abs=0.005)
    assert row(table, "lambda_one_tenth ")[:2] == pytest.approx([6, 6], abs=0.1)
    assert all(math.isnan(value) for value in row(table, "unguarded_norm "))
    assert row(table, "norm_per_pixel ")[:2] == [1.49, 1.05]
    assert row(table, "the_articles_sign ")[2] > 2.5
    heading, *lines = text.splitlines()[[line.endswith("max |θ|") for line in text.splitlines()].index(True) :][:12]
    assert {len(line) for line in lines} == {len(heading)}


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sixth_lesson_says_of_which_epsilon_and_of_how_many_draws_its_numbers_are(language):
    words = said(language, "06_the_laboratory_of_mistakes")
    code = MISTAKES["kl_with_epsilon"].wrong
    for power, number in ((12, "27.6"), (2, "4.6"), (16, "36.8")):
        assert f"{code(np.array([1.0, 0]), np.array([0, 1.0]), 10.0**-power):.1f}" == number
        assert f"10^{{-{power}}}" in words and number in words
    over_theta, _ = exhibit(MISTAKES["distance_of_small_samples"])
    assert f"{over_theta.readings[1]:.3f}" == "0.075" and "0.075" in words and str(REPEATS) in words


@pytest.mark.notebook
def test_an_error_inside_a_widget_is_seen():
    code = "from ipywidgets import interact\n\n@interact(x=(0, 3))\ndef show(x):\n    raise ValueError('hidden')"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    found = troubles(execute(notebook, ROOT / "notebooks"))
    assert [trouble["ename"] for trouble in found] == ["ValueError"]

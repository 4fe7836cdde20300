"""Every lesson in every language runs from top to bottom without an error, and shows what its text says."""

import math

import nbformat
import numpy as np
import pytest

from divergences.gan.study.analysis import load as load_main
from divergences.gan.study.analysis import primary_outcomes
from divergences.gan.study.first2000.analysis import load
from divergences.gan.study.first2000.claims import findings
from divergences.gan.study.first2000.task import RESULTS
from divergences.gan.study.task import RESULTS as MAIN_RESULTS
from divergences.lessons.answers import topics
from divergences.lessons.mistakes import MISTAKES
from divergences.locale import LANGUAGES, text
from tools.pages.kernel import execute

from .lessons import (
    NOTEBOOKS,
    ROOT,
    executed,
    numbers,
    printed,
    row,
    runs,
    said,
    shows,
    table,
    tables,
    troubles,
    widget_states,
)

TRAINED = {"right", *(key for key, mistake in MISTAKES.items() if mistake.slot)}
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
    asked = [state["topic"] for state in widget_states(notebook) if "question" in state]
    assert asked and sorted(asked) == sorted(topics(int(file.stem[:2])))


@shows("01_two_segments")
def test_the_first_lesson_shows_what_its_text_says():
    notebook = executed("en", "01_two_segments")
    text = printed(notebook)
    assert "(inf, inf, inf, 0.0)" in text
    closed = table(notebook, "θ", "KL", "JS")
    for theta in ("2", "1", "0.1", "0.001"):
        assert closed[theta] == ["inf", "0.6931", "1", theta]
    assert closed["0"] == ["0", "0", "0", "0"]
    paths = table(notebook, "", "0", "10")
    assert paths == {"JS": ["1.00"] * 5, "EM": ["1.00", "0.40", "0.04", "-0.02", "0.04"]}
    (sketch,) = [state["_scale"] for state in widget_states(notebook) if state.get("kind") == "curve"]
    assert sketch["target"][::30] == pytest.approx([math.log(2), 0, math.log(2)], abs=1e-12)
    slopes = {theta: float(slope) for theta, (_, slope) in table(notebook, "θ", "JS", "dJS/dθ").items()}
    assert 1e-4 < slopes["2"] < 1e-3 and slopes["4"] < 1e-9
    assert "'em': 0.5" in text


@shows("02_the_earth_mover_distance")
def test_the_second_lesson_shows_what_its_text_says():
    notebook = executed("en", "02_the_earth_mover_distance")
    text = printed(notebook)
    couplings = table(notebook, "s").values()
    assert {tuple(row[:2]) for row in couplings} == {("0.6 + 0.4", "0.3 + 0.7")}
    by_hand = [float(row[2]) for row in couplings]
    assert by_hand == sorted(by_hand, reverse=True)
    assert by_hand[-1] == 2.0708 == round(0.7 * 2 + 0.3 * math.sqrt(5), 4)
    (nearer,) = [each for each in tables(notebook) if each[0][0] == "x − 1"]
    assert 0 < float(nearer[0][-1]) < 1e-15 and set(nearer[1][1:]) == {"True"}
    mixed = numbers(table(notebook, "t")["E ‖x − y‖"])
    assert mixed == sorted(mixed, reverse=True) and mixed[-1] == 2
    assert table(notebook, "", "min")["720"][:2] == ["2.000000", "1"]
    assert len(str(math.factorial(200))) == 375
    assert row(text, "Σ γ·C  ") == row(text, "Σ γ·C, s = 0.3") == row(text, "Σ p·f + Σ q·g") == [2.07082039325]
    for theta, cells in table(notebook, "θ", "inf Σ γ·C").items():
        distance, gap, exact, slope, js = numbers(cells)
        assert distance == exact == abs(float(theta))
        assert gap < 1e-12
        if theta != "0":
            assert (slope, js) == (math.copysign(1, float(theta)), 0)
    floors = {n: numbers(cells) for n, cells in table(notebook, "n").items()}
    assert floors["100"] == pytest.approx([0.0443, 0.0443], abs=0.002)
    assert 1 < floors["10"][1] / floors["10"][0] < 1.2
    for theta, cells in table(notebook, "θ", "|θ|", "shared_noise=True").items():
        exact, shared, *others = numbers(cells)
        assert exact == shared == float(theta)
        assert all(other >= exact for other in others) and len(others) == 3


@shows("03_duality_and_the_critic")
def test_the_third_lesson_shows_what_its_text_says():
    notebook = executed("en", "03_duality_and_the_critic")
    text = printed(notebook)
    assert row(text, "inf  Σ γ‖x − y‖     =") == row(text, "sup  Σ p·f + Σ q·g  =") == [2]
    scored = table(notebook, "", "‖f‖_L")
    assert numbers(scored["f = −x"]) == [1, 2] and numbers(scored["f = −5x"]) == [5, 10]
    assert all(numbers(cells)[1] <= 2 for name, cells in scored.items() if name != "f = −5x")
    for K, cells in table(notebook, "K").items():
        assert numbers(cells) == [2 * float(K), 2]
    assert numbers(table(notebook, "θ", "f")["30"]) == [30, 0.5]
    assert numbers(table(notebook, "θ", "D*")["3"]) == [1.5e-8, 1.8e-7, 12, 1]


@shows("04_train_a_wgan_gp")
def test_the_fourth_lesson_shows_what_its_text_says():
    notebook = executed("en", "04_train_a_wgan_gp")
    (trained,) = [each for each in tables(notebook) if each[0][:2] == ["θ", "λ"]]
    for _, _, distance, estimate, slope, expected in map(numbers, trained[1:]):
        assert slope == pytest.approx(expected, rel=0.03)
        assert estimate == pytest.approx(distance * expected, rel=0.03)
    (homes,) = [each for each in tables(notebook) if each[0][1:] and each[0][1].startswith("θ, ")]
    for name, theta, _, _, *ends in homes[1:]:
        moved = [float(theta) - end for end in numbers(ends)]
        if name == "GAN":
            assert all(0 < each < 0.05 for each in moved)
        else:
            assert all(abs(end) < 0.2 for end in numbers(ends))
    swings = {
        name: max(numbers(cells[3:])) for name, cells in table(notebook, "max |θ|", "of the first 400 steps").items()
    }
    calm = [swings.pop(name) for name in ("RMSProp", "Adam (0, 0.9)")]
    assert max(calm) < 0.2 < 0.4 < min(swings.values())
    for name, cells in table(notebook, "max |θ|", "0").items():
        assert max(numbers(cells)) < 0.01 if "R1" in name else min(numbers(cells)) > 0.05
    out, circling, damped = (numbers(cells) for cells in table(notebook, "√(θ² + ψ²)").values())
    assert out[-1] > 5 * out[0] and circling[-1] == pytest.approx(1, abs=0.1) and damped[-1] < 0.01
    own, floor = (
        numbers(cells[:1])[0] for cells in table(notebook, "", "W₁", "farther than 0.1 from the drawing").values()
    )
    assert own < 2 * floor
    (both,) = [each for each in tables(notebook) if each[0][1:2] == ["modes"] and each[-1][0] == "GAN"]
    _, modes, good, distance, _ = both[3]
    assert (modes, float(good[:-1]) > 90, float(distance) < 0.2) == ("8/8", True, True)
    assert "run.wait()" not in said("en", "04_train_a_wgan_gp")


@shows("05_the_evidence")
def test_the_fifth_lesson_shows_what_its_text_says():
    notebook = executed("en", "05_the_evidence")
    outputs = [output["data"] for cell in notebook.cells for output in cell.get("outputs", []) if "data" in output]
    shown = "\n".join(data.get(kind, "") for data in outputs for kind in ("text/markdown", "text/html"))
    veiled = "\n".join(entry for state in widget_states(notebook) for entry in state.get("_then", []))
    for words in ("only WGAN-GP", 'role="listitem"', "A19", "A20", "A21", "vanishes"):
        assert words in veiled and words not in shown
    mechanism = {name: numbers(cells) for name, cells in table(notebook, "critic steps").items()}
    assert mechanism["minimax GAN"][3] < 1e-6 < 5 < mechanism["non-saturating GAN"][3]
    assert 0.5 < mechanism["WGAN-GP"][3] < 2
    regime = table(notebook, "regime")
    assert [cells[0] for name, cells in regime.items() if "θ = 1" in name] == ["vanishes"]
    for best, middle, worst in (numbers(cells) for cells in table(notebook, "W₁ / floor").values()):
        assert 0.5 < best <= middle <= worst
    questions = [state for state in widget_states(notebook) if "question" in state]
    assert sorted(len(question["options"]) for question in questions if "options" in question) == [3, 3, 4, 5, 5]
    (longer,) = (question for question in questions if question["topic"] == "5.budget")
    arrives = primary_outcomes(load_main(MAIN_RESULTS))[0]
    assert longer["_answer"] == ("holds", "contrary", "open").index(arrives.verdict)
    numbered = {question["topic"]: question for question in questions if question["kind"] == "number"}
    assert numbered["5.claims"]["_answer"] == sum(each.verdict == "holds" for each in findings(load(RESULTS)))
    alone = [cells[0] for name, cells in regime.items() if "trained alone" in name]
    assert (numbered["5.regimes"]["_answer"], len(alone)) == (alone.count("vanishes"), 5)


@shows("06_the_laboratory_of_mistakes")
def test_the_sixth_lesson_shows_what_its_text_says():
    notebook = executed("en", "06_the_laboratory_of_mistakes")
    penalties = {name: numbers(cells) for name, cells in table(notebook, "", "1", "7").items()}
    assert penalties["norm_per_sample"] == [4, 4, 4, 4]
    assert penalties["norm_over_the_batch"] == pytest.approx([4, 48.13, 529, 48.13])
    assert penalties["norm_per_pixel"] == [2.5, 2.5, 2.5, 0.61]
    shown = {name: numbers(cells) for name, cells in table(notebook, "", "‖∇D‖", "W").items()}
    glance = {key: shown[text(f"mistakes.{key}", "en")] for key in TRAINED}
    assert len(glance) == len(shown)
    for key in ("right", "one_alpha_for_the_batch", "one_alpha_per_pixel"):
        slope, estimate, theta = glance[key]
        assert (slope, estimate) == pytest.approx((1.05, 1.05), abs=0.02)
        assert theta < 0.3
    assert glance["norm_over_the_batch"][:2] == pytest.approx([0.125, 0.125], abs=0.005)
    assert glance["lambda_one_tenth"][:2] == pytest.approx([6, 6], abs=0.1)
    assert all(math.isnan(value) for value in glance["unguarded_norm"])
    assert glance["norm_per_pixel"][:2] == [1.49, 1.05]
    assert glance["the_articles_sign"][2] > 2.5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sixth_lesson_says_of_which_epsilon_its_numbers_are(language):
    words = said(language, "06_the_laboratory_of_mistakes")
    code = MISTAKES["kl_with_epsilon"].wrong
    for power, number in ((12, "27.6"), (2, "4.6"), (16, "36.8")):
        assert f"{code(np.array([1.0, 0]), np.array([0, 1.0]), 10.0**-power):.1f}" == number
        assert f"10^{{-{power}}}" in words and number in words


@pytest.mark.notebook
def test_an_error_inside_a_widget_is_seen():
    code = "from ipywidgets import interact\n\n@interact(x=(0, 3))\ndef show(x):\n    raise ValueError('hidden')"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    found = troubles(execute(notebook, ROOT / "notebooks"))
    assert [trouble["ename"] for trouble in found] == ["ValueError"]

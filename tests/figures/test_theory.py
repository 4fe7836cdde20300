"""Figures 1 to 4 show the numbers of the closed forms."""

import numpy as np
import pytest
from matplotlib.colors import to_rgba

from divergences import plotting
from divergences.locale import LANGUAGES
from figures import figure1, figure2, figure3

from .drawn import curve, drawn_words, points

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("drawn figures")]
LOG2 = np.log(2)


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


def test_figure1_surfaces_are_flat_where_red_and_only_there(monkeypatch):
    drawn = []
    original = figure1.draw_surface
    monkeypatch.setattr(
        figure1, "draw_surface", lambda axes, *xyz, **options: (drawn.append(xyz), original(axes, *xyz, **options))[1]
    )
    figure1.make_figure("en")
    assert [name for *_, name in drawn] == ["js", "faint"] * 2
    for (x, y, z, name), height in zip(drawn, (LOG2, None, 0.0, None), strict=True):
        distance = np.hypot(x, y)
        if name == "js":
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

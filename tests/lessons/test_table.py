"""Tables of the lessons: the same texts as HTML and as aligned lines."""

import pytest

from divergences.lessons import Table


def test_columns_are_aligned_also_where_chinese_is_twice_as_wide():
    first, second, third = str(Table(["目标", "W₁"], [["GAN", "1"], ["裁剪", "22"]])).splitlines()
    assert (first, second, third) == ("目标  W₁", "GAN   1", "裁剪  22")


def test_html_holds_every_text_and_escapes_it():
    shown = Table(["θ", "a < b"], [["2", "x & y"]])._repr_html_()
    assert shown.count("<td") == 2 and "a &lt; b" in shown and "x &amp; y" in shown


@pytest.mark.browser
def test_a_long_text_has_room_on_a_telephone(chromium):
    page = chromium.new_page(viewport={"width": 390, "height": 800})
    row = ["WGAN-GP", "0 / 4", "0.14", "no verdict before all 16 cells are whole"]
    page.set_content(
        Table(["a very long name of a regime, which may be broken", "larger", "ratio", "verdict"], [row])._repr_html_()
    )
    assert page.locator("td").last.bounding_box()["height"] < 80
    head = ["regime", *["non-saturating GAN + R1"] * 5]
    page.set_viewport_size({"width": 940, "height": 800})
    page.set_content(Table(head, [["a critic that was trained alone", *["stays"] * 5]])._repr_html_())
    assert page.evaluate("() => document.querySelector('table').getBoundingClientRect().right") <= 940
    page.close()


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match=r"^rows must have 2 texts"):
        Table(["a", "b"], [["1"]])

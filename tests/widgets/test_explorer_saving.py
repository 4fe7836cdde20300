"""What the explorer saves: pictures as SVG and PNG, the table as CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from divergences.widgets import Explorer
from divergences.widgets.explorer import CURVES, PANELS

from ..support.browser import Host, Open, clean

pytestmark = pytest.mark.browser


def save(host: Host, name: str) -> bytes:
    host.page.locator("summary").click()
    with host.page.expect_download() as started:
        host.page.get_by_role("button", name=name).click()
    return Path(started.value.path()).read_bytes()


def test_the_table_behind_the_picture(open_host: Open) -> None:
    host = open_host()
    host.show(family="blur", sigma=0.5)
    rows = list(csv.DictReader(io.StringIO(save(host, "CSV").decode())))
    assert len(rows) == 201
    for row in (rows[0], rows[100], rows[137]):
        values = Explorer(family="blur", sigma=0.5, theta=float(row["theta"])).values()
        for curve in CURVES:
            assert float(row[curve]) == pytest.approx(values[curve], abs=1e-9)
            assert float(row[f"{curve}_derivative"]) == pytest.approx(
                values[f"{curve}_derivative"], abs=1e-6, nan_ok=True
            )
    clean(host)


def test_the_picture_is_saved_as_it_looks(open_host: Open, tmp_path: Path) -> None:
    host = open_host()
    host.show(panels=list(PANELS), family="blur", theta=2.0, theme="dark", language="zh")
    host.page.locator("summary").click()
    with host.page.expect_download() as started:
        host.page.get_by_role("button", name="SVG").click()
    drawn = Path(started.value.path()).read_text(encoding="utf-8")
    assert "var(" not in drawn
    assert "color-mix" not in drawn
    assert drawn.count("<svg") == 1 + 6 + 3 + 4  # the whole, six pictures, a line for each descent and each curve
    assert "最优判别器" in drawn
    (tmp_path / "picture.svg").write_text(drawn, encoding="utf-8")
    host.page.goto((tmp_path / "picture.svg").as_uri())  # as XML: any slip would be an error page
    assert host.page.evaluate("() => document.documentElement.nodeName") == "svg"


def test_a_png_has_two_dots_for_each_pixel(open_host: Open) -> None:
    host = open_host(width=800)
    host.show(panels=["pair", "critic"], theta=2.0)
    data = save(host, "PNG")
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20], "big") > 1400
    clean(host)


def test_without_an_address_there_is_no_link_to_copy(open_host: Open) -> None:
    host = open_host()
    host.show()
    assert host.page.locator("[data-action=link]").count() == 0

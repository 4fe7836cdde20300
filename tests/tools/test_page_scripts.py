"""What a page's first widget needs stands at its front; the rest follows, compressed."""

import base64
import json
import re
import zlib

import pytest

from tools.pages.page import MIN_LATE_CHARACTERS, scripts
from tools.pages.states import Widgets

LONG = "x" * (MIN_LATE_CHARACTERS + 1)
MODULE = "var a={render(){}};export{a as default};\n"


def widgets(module=MODULE, **values):
    model = {"kind": "AnyModel", "module": "one", "state": {"note": "<!-- <script>"}, "shared": {"own": "1"}}
    other = {"kind": "AnyModel", "module": "two", "state": {}, "shared": {"long": "2", "short": "3"}}
    return Widgets(
        {"m": model, "n": other}, {"1": LONG, "2": LONG + "2", "3": "short"} | values, {"one": module, "two": MODULE}
    )


def elements(text):
    return dict(re.findall(r'<script type="[^"]+" id="([^"]+)">(.*?)</script>', text))


@pytest.mark.parametrize(
    ("module", "given"),
    [
        (MODULE, "globalThis.firstWidget=a;"),
        ("var $e={};export{$e as default};", "globalThis.firstWidget=$e;"),
        ("function render() {}\nexport default { render };\n", "globalThis.firstWidget={ render };"),
    ],
)
def test_the_first_module_gives_its_export_to_the_host_behind_it(module, given):
    text = scripts(widgets(module), "m")
    (code,) = re.findall(r'<script type="module" async>(.*?)</script>', text, re.DOTALL)
    assert code.startswith(module[:10]) and given in code and code.index(given) < code.index("(()=>{")
    assert text.index(code) < text.index('id="module-two"') and 'id="module-one"' not in text


def test_long_values_of_other_widgets_are_compressed_behind_it():
    found = elements(scripts(widgets(), "m"))
    data = json.loads(found["widgets"])
    assert data["shared"] == {"1": LONG, "3": "short"} and data["first"] == "one"
    assert data["models"]["m"]["state"] == {"note": "<!-- <script>"} and "<" not in found["widgets"]
    assert json.loads(zlib.decompress(base64.b64decode(found["value-2"]))) == LONG + "2"
    assert zlib.decompress(base64.b64decode(found["module-two"])).decode() == MODULE


def test_a_page_without_a_widget_in_front_has_all_behind():
    found = elements(scripts(widgets(), None))
    assert json.loads(found["widgets"])["first"] is None and {"module-one", "module-two", "value-1"} <= found.keys()


@pytest.mark.parametrize(
    "module", ["var a='</SCRIPT>';export{a as default};", "var a='<!--';export{a as default};", "var a;"]
)
def test_a_module_that_cannot_stand_in_an_element_is_refused(module):
    with pytest.raises(ValueError, match="module"):
        scripts(widgets(module), "m")

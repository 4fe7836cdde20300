"""The command writes the same small files every time, and each says what it shows."""

import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from divergences.locale import LANGUAGES, text
from figures import __main__ as command
from figures import render

from .drawn import EACH, NAMES, control_ends

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("figure files")]
SVG = "{http://www.w3.org/2000/svg}"


def test_the_command_writes_every_figure_in_every_format(files):
    expected = {f"{name}.{lang}.{kind}" for name in NAMES for lang in LANGUAGES for kind in render.FORMATS}
    described = {"figure5", "figure6", "figure7", "animals"} & set(NAMES)
    beside = {f"{name}.{lang}.md" for name in described for lang in LANGUAGES}
    assert {file.name for file in files[0].iterdir()} == expected | beside


def test_the_same_bytes_twice(files):
    for file in files[0].iterdir():
        assert file.read_bytes() == (files[1] / file.name).read_bytes(), file.name


def test_files_are_small_and_carry_no_date_or_path(files):
    for file in files[0].iterdir():
        content = file.read_bytes()
        large = file.name.startswith(("figure5", "figure6", "figure7", "animals"))  # pictures do not compress well
        least, most = (500, 10_000) if file.suffix == ".md" else (10_000, 1_500_000 if large else 400_000)
        assert least < len(content) < most, file.name
        for trace in (b"CreationDate", b"dc:date", b"matplotlib.org", b"Software", str(Path.cwd()).encode()):
            assert trace not in content, (file.name, trace)


@EACH
def test_svg_says_what_it_shows_and_needs_no_font(files, name, language):
    root = ElementTree.parse(files[0] / f"{name}.{language}.svg").getroot()
    title, description = root[0], root[1]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert title.text == render.title_of(name, language)
    assert len(description.text) > 80 and "{" not in description.text
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [title.get("id"), description.get("id")]
    assert len(list(root.iter(f"{SVG}title"))) == 1
    assert not list(root.iter(f"{SVG}text"))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@EACH
def test_png_and_pdf_say_what_they_show(files, name, language):
    title, words = render.title_of(name, language), text(f"{name}.alt", language)[:20]
    chunks = png_texts((files[0] / f"{name}.{language}.png").read_bytes())
    assert chunks["Title"] == title and chunks["Description"].startswith(words)
    pdf = (files[0] / f"{name}.{language}.pdf").read_bytes()
    assert pdf_string(pdf, b"Title") == title and pdf_string(pdf, b"Subject").startswith(words)
    assert b"/Type3" not in pdf


@pytest.mark.parametrize("number", [5, 6])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_description_says_where_the_controls_end(files, number, language):
    words = ElementTree.parse(files[0] / f"figure{number}.{language}.svg").getroot()[1].text
    assert all(end in words for end in control_ends(number))


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

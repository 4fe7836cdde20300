"""Commands that train for the figures: what is kept when one is cut off early, or when two run at once."""

import json
import signal

import pytest

from divergences.gan.images.trainer import ImageTrainer
from figures import image_runs, rates, train

from .tiny import pictures, tiny


def test_a_training_that_is_stopped_before_its_first_snapshot_says_so(tmp_path, monkeypatch, capsys):
    def stopped(*_):
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(train, "read_folder", lambda *_: pictures())
    monkeypatch.setattr(train, "config_of", lambda name, *_: tiny(name))
    monkeypatch.setattr(ImageTrainer, "run", stopped)
    command = ["--preset", "cpu", "--only", "gan-plain", "--data", str(tmp_path), "--out", str(tmp_path / "runs")]
    assert train.main(command) == 1
    said = capsys.readouterr()
    assert said.out == "gan-plain: interrupted at step 0 of 4\n" and "the same command begins anew" in said.err
    assert not list((tmp_path / "runs").iterdir())


def row(method, rate, distance=1.0):
    return {"method": method, "rate": rate, "critic_steps": 750, "seed": 11, "distance": distance}


@pytest.fixture
def search(monkeypatch):
    """A search of rates whose candidates take no time; `meanwhile` is called while each of them is trained."""
    monkeypatch.setattr(rates, "digits", lambda: None)
    monkeypatch.setattr(rates, "split", lambda _: (None, None))
    monkeypatch.setattr(rates, "padded", lambda *_: None)
    monkeypatch.setattr(rates, "DigitJudge", lambda *_: None)

    def run(path, *methods, meanwhile=lambda method, rate: None):
        def score(method, rate, *_):
            meanwhile(method, rate)
            return row(method, rate)

        monkeypatch.setattr(rates, "score_rate", score)
        return rates.main(["--out", str(path), "--only", *methods])

    return run


def test_two_searches_of_rates_at_once_keep_the_rows_of_both(tmp_path, search):
    path = tmp_path / "rates.json"

    def another(method, rate):
        rates.add_row(path, row("clip", rate))

    assert search(path, "gan", meanwhile=another) == 0
    found = {rates.identity_of(each) for each in image_runs.read_rates(path)}
    assert found == {(method, rate, 750) for method in ("gan", "clip") for rate in rates.RATES}
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"rows": 3}', '{"rows": [{"method": "gan"}]}', '{"rows": [1]}']
)
def test_a_damaged_table_of_rates_is_a_sentence_and_stays(content, tmp_path, search, capsys, monkeypatch):
    path = tmp_path / "rates.json"
    path.write_text(content, encoding="utf-8")
    assert search(path, "gan") == 2
    assert capsys.readouterr().err.startswith("python -m figures.rates: --out must be a table of rates, ")
    assert path.read_text(encoding="utf-8") == content
    monkeypatch.setattr(image_runs, "RATES_FILE", path)
    with pytest.raises(ValueError, match=r"^path must be a table of rates, .* is damaged"):
        image_runs.found_rates()


def test_an_interrupted_search_keeps_what_is_scored_and_goes_on(tmp_path, search):
    path, tried = tmp_path / "rates.json", []

    def third(method, rate):
        tried.append(rate)
        if len(tried) == 3:
            signal.raise_signal(signal.SIGINT)

    assert search(path, "gan", meanwhile=third) == 130
    assert len(json.loads(path.read_text(encoding="utf-8"))["rows"]) == 2
    assert search(path, "gan", meanwhile=third) == 0 and tried == [*rates.RATES, rates.RATES[2]]

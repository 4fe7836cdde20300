"""What a study's command refuses before any task is begun."""

import pytest

from divergences.gan.study.first2000.__main__ import main


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--budget", "nan"], "--budget must be larger than 0"),
        (["--budget", "0"], "--budget must be larger than 0"),
        (["--budget=-inf"], "--budget must be larger than 0"),
        (["--jobs", "0"], "--jobs must be from 1 to 1024"),
        (["--jobs", "1000000000000"], "--jobs must be from 1 to 1024"),
    ],
)
def test_a_budget_or_number_of_processes_that_cannot_be(arguments, says, capsys, monkeypatch, tmp_path):
    monkeypatch.setattr("divergences.gan.study.first2000.__main__.study", lambda *_: pytest.fail("it has begun"))
    with pytest.raises(SystemExit) as ended:
        main(["--preset", "classroom", "--out", str(tmp_path / "s.csv"), *arguments])
    assert ended.value.code == 2 and says in capsys.readouterr().err

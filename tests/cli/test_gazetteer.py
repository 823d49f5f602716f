"""``dateline gazetteer``: a file of places built, described and used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from dateline.cli.gazetteer import run_build, run_info
from tests.normalise.gazetteer.test_dump import COUNTRY, PLACES


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    folder = tmp_path / "dump"
    folder.mkdir()
    (folder / "OS.txt").write_text("\n".join(PLACES) + "\n", encoding="utf-8")
    (folder / "countryInfo.txt").write_text(COUNTRY + "\n", encoding="utf-8")
    (folder / "admin1CodesASCII.txt").write_text("OS.01\tLower Marsh\tLower Marsh\t20\n", encoding="utf-8")
    return folder


def dateline(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ}, timeout=120, check=False)


def test_a_page_is_read_with_a_gazetteer_that_was_built(dump: Path, tmp_path: Path) -> None:
    out, page = tmp_path / "own.bin", tmp_path / "page.txt"
    made = dateline("gazetteer", "build", str(dump), "-o", str(out))
    assert (made.returncode, made.stdout) == (0, "")
    assert f"DATELINE_GAZETTEER={out}" in made.stderr
    page.write_text("ANSTY, Osteria (WIRE) — Four people died when a bomb went off in Ansty on Friday, police said.\n")
    read = dateline("read", "--json", "--gazetteer", str(out), str(page))
    assert read.returncode == 0, read.stderr
    places = [c["value"] for c in json.loads(read.stdout)["claims"] if c["field"] == "place"]
    assert 31 in {value["geonames"] for value in places}


def test_a_gazetteer_is_described(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_info(None) == 0
    assert "(shipped)" in capsys.readouterr().out
    out = tmp_path / "own.bin"
    assert run_build(str(dump), str(out), least_population=0, quiet=True) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("DATELINE_GAZETTEER", str(out))
    assert run_info(None) == 0
    assert f"file            {out}\n" in capsys.readouterr().out


def test_errors_end_in_the_remedy(dump: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dump / "countryInfo.txt").unlink()
    assert run_build(str(dump), str(tmp_path / "own.bin"), least_population=0, quiet=True) == 3
    assert "countryInfo.txt is missing: download it from" in capsys.readouterr().err
    assert run_info(str(tmp_path / "none.bin")) == 3
    assert "dateline gazetteer build" in capsys.readouterr().err


def test_a_gazetteer_that_is_missing_ends_the_reading_with_its_name(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Two men died in Ansty on Friday.\n")
    read = dateline("read", "--gazetteer", str(tmp_path / "none.bin"), str(page))
    assert read.returncode == 3
    assert "none.bin is missing" in read.stderr
    assert "Traceback" not in read.stderr


def test_an_output_that_cannot_be_written_is_a_usage_error(dump: Path, tmp_path: Path) -> None:
    with pytest.raises(click.BadParameter, match="name a file in a folder that you may write to"):
        run_build(str(dump), str(tmp_path / "no" / "own.bin"), least_population=0, quiet=True)

"""Events on pages that report none are counted by kind of page, with an interval."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import alarms

QUIET = "<html><body><h1>Ten recipes</h1><p>Boil the lentils for an hour, then add salt.</p></body></html>"


def test_rate_lies_inside_its_interval_and_is_always_the_same() -> None:
    counts = [0] * 90 + [1] * 8 + [3] * 2
    rate, low, high = alarms.per_thousand(counts)
    assert rate == pytest.approx(140)
    assert 0 < low < rate < high
    assert alarms.per_thousand(counts) == (rate, low, high)
    assert alarms.per_thousand([0, 0]) == (0, 0, 0)
    assert alarms.per_thousand([]) == (0, 0, 0)


def test_table_puts_the_noisiest_kind_first_and_sums_up() -> None:
    found = [alarms.Alarms("a", "recipe", ()), alarms.Alarms("b", "sport", ("ASSAULT beat: x", "ASSAULT shot: y"))]
    lines = alarms.table(found).splitlines()
    assert lines[1].split()[:4] == ["sport", "1", "1", "2"]
    assert lines[-1].split()[:4] == ["all", "2", "1", "2"]
    assert [line.split()[2] for line in lines if line.startswith(("news", "other"))] == ["1", "1"]


def test_list_names_each_page_once_with_a_kind() -> None:
    listed = alarms.eventless()
    lines = alarms.EVENTLESS.read_text(encoding="utf-8").splitlines()
    assert len(listed) == len(lines) - 1 >= 200
    assert all(kind.isalpha() for kind in listed.values())
    assert set(alarms.NEWS) <= set(listed.values())


def test_command_reads_the_listed_pages_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs, ids = tmp_path / "docs.jsonl", tmp_path / "ids.tsv"
    rows = [{"id": name, "url": None, "html": QUIET} for name in ("a", "b")]
    docs.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    ids.write_text("id\tkind\na\trecipe\n", encoding="utf-8")
    assert alarms.main([str(docs), "--ids", str(ids), "--each"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].split()[:4] == ["all", "1", "0", "0"]


def test_command_says_what_a_list_must_have(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ids = tmp_path / "ids.tsv"
    ids.write_text("page\nx\n", encoding="utf-8")
    assert alarms.main(["docs.jsonl", "--ids", str(ids)]) == 2
    assert "columns id and kind" in capsys.readouterr().err

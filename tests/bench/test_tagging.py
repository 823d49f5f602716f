"""Time expressions beside peers. Sentences are invented."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from bench import tagging
from bench.taggers import _timex

DOCS = [{"id": "a", "text": "The bridge at Elm Port fell on Monday.", "dct": "2021-11-06"}]


class Scorer:
    """Counts values that are right, as the kit's scorer does in full."""

    @staticmethod
    def score(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, float]:
        assert set(found[0]) == {"id", "times"}
        return {"value_f1": float(gold[0]["times"][0]["value"] == found[0]["times"][0]["value"])}


def test_dateline_is_measured_by_its_own_adapter() -> None:
    found = tagging.dateline_rows(DOCS)
    gold = [{"id": "a", "times": [{"start": 31, "end": 37, "type": "DATE", "value": "2021-11-01"}]}]
    assert tagging.measure(gold, found, Scorer())["value_f1"] == 1
    assert found[0]["seconds"] >= 0


def test_a_peer_reads_lines_and_writes_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    peer = tmp_path / "peer.py"
    peer.write_text(
        "import sys, json\n"
        "for line in sys.stdin:\n"
        "    row = json.loads(line)\n"
        "    made = {'id': row['id'], 'dct': row['dct'], 'name': sys.argv[1]}\n"
        "    print(json.dumps(made))\n"
    )
    monkeypatch.setattr(tagging, "PEERS", peer)
    (row,) = tagging.peer_rows("any", DOCS, sys.executable)
    assert (row["id"], row["dct"], row["name"]) == ("a", "2021-11-06", "any")


def test_a_peer_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    docs, gold = tmp_path / "docs.jsonl", tmp_path / "gold.jsonl"
    docs.write_text(json.dumps(DOCS[0]) + "\n")
    gold.write_text(json.dumps({"id": "a", "times": [{"value": "2021-11-01"}]}) + "\n")
    monkeypatch.setattr(tagging, "kit_folder", lambda *_: tmp_path)
    monkeypatch.setattr(tagging, "kit_scorer", lambda *_: Scorer())
    assert tagging.main([str(docs), str(gold), "--peer", "nothing=/no/python"]) == 1
    assert "nothing" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("date", {"timex": "2013-03-12"}, ("DATE", "2013-03-12")),
        ("date", {"timex": "XXXX-WXX-1", "value": "2013-03-11"}, ("DATE", "2013-03-11")),
        ("datetime", {"timex": "PRESENT_REF", "value": "2013-03-14 00:00:00"}, ("DATE", "PRESENT_REF")),
        ("duration", {"timex": "PT3H"}, ("DURATION", "PT3H")),
        ("daterange", {"timex": "(XXXX-07-01,XXXX-10-01,P3M)", "start": "2012-07-01"}, ("DATE", "2012-Q3")),
        ("daterange", {}, ("DATE", "")),
    ],
)
def test_resolutions_of_recognizers_in_timex3(kind: str, value: dict[str, str], expected: tuple[str, str]) -> None:
    assert _timex(kind, value) == expected

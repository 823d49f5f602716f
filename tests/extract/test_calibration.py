"""Scores become confidences by strictly increasing maps; a damaged file of maps is named, never read around."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines.base import Annotations, ArgumentSpan, MentionSpans
from dateline.extract import calibration, extract
from dateline.extract.calibration import OTHER, CalibrationError, calibrated, calibration_from, load_calibration
from dateline.model.vocab import CLAIM_FIELDS
from tests.helpers.records import FixedEngine, at, document

MAPS = {"maps": {"killed": [[0, 0.2], [0.5, 0.4], [1, 0.8]], OTHER: [[0, 0], [1, 0.5]]}}


def test_a_score_is_read_off_the_line_between_its_knots() -> None:
    maps = calibration_from(MAPS)
    assert maps.confidence("killed", 0.25) == pytest.approx(0.3)
    assert maps.confidence("killed", 0.5) == pytest.approx(0.4)
    assert maps.confidence("killed", 1.0) == pytest.approx(0.8)
    assert maps.confidence("actor", 0.5) == pytest.approx(0.25)


@given(st.sampled_from([*CLAIM_FIELDS, "same_event"]), st.floats(0, 1), st.floats(0, 1))
def test_the_shipped_maps_keep_the_order_of_scores(field: str, a: float, b: float) -> None:
    low, high = sorted((a, b))
    maps = load_calibration()
    assert 0 <= maps.confidence(field, low) <= maps.confidence(field, high) <= 1
    if high - low > 1e-6:
        assert maps.confidence(field, low) < maps.confidence(field, high)


@pytest.mark.parametrize(
    "knots",
    [
        [[0, 0.1]],
        [[0, 0.1], [0.5, 0.1], [1, 0.9]],
        [[0, 0.1], [0.5, 0.6], [0.5, 0.7], [1, 0.9]],
        [[0.1, 0.1], [1, 0.9]],
        [[0, 0.1], [0.9, 0.9]],
        [[0, 0.1], [1, 1.1]],
        [[0, float("nan")], [1, 0.9]],
    ],
)
def test_maps_that_do_not_rise_from_0_to_1_are_refused(knots: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="killed"):
        calibration_from({"maps": {"killed": knots, OTHER: [[0, 0], [1, 1]]}})


@pytest.mark.parametrize("data", [[], {}, {"maps": 3}, {"maps": {OTHER: 3}}, {"maps": {}}])
def test_what_holds_no_maps_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="map"):
        calibration_from(data)


@pytest.mark.parametrize("content", [None, "not json", '{"maps": {}}'])
def test_a_missing_or_damaged_file_is_named_with_the_remedy(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content is not None:
        (tmp_path / "models").mkdir()
        (tmp_path / "models/calibration.json").write_text(content)
    monkeypatch.setattr(calibration.resources, "files", lambda _: tmp_path)
    load_calibration.cache_clear()
    try:
        with pytest.raises(CalibrationError, match=r"calibration\.json.*reinstall"):
            load_calibration()
    finally:
        load_calibration.cache_clear()


def test_the_threshold_of_the_record_is_on_the_score_and_rows_carry_the_confidence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "models").mkdir()
    low = {"maps": {OTHER: [[0, 0], [1, 0.1]]}}
    (tmp_path / "models/calibration.json").write_text(json.dumps(low))
    monkeypatch.setattr(calibration.resources, "files", lambda _: tmp_path)
    load_calibration.cache_clear()
    try:
        arguments = tuple(
            ArgumentSpan(field="killed", value={"low": n, "high": n}, span=at("two guards"), confidence=score)
            for n, score in ((2, 0.5), (3, 0.29))
        )
        mention = MentionSpans(trigger=at("attacked"), type="ASSAULT", group=0, arguments=arguments)
        found = extract(document(), FixedEngine(Annotations(mentions=(mention,))))
        assert [(c.value.low, c.confidence) for c in found.claims] == [(2, 0.05)]
        assert calibrated("killed", 0.5) == 0.05
    finally:
        load_calibration.cache_clear()

"""The whole way from a document to its record, with an engine whose marks are known."""

from __future__ import annotations

import pytest

from dateline.export.contract import to_json
from dateline.model import Dateline, Place, Stage, Time
from dateline.normalise import Normalised
from dateline.pipeline import Reader
from dateline.pipeline.record import UnknownPart, load_engine, load_stage
from tests.helpers.records import FixedEngine, document


def _reader() -> Reader:
    return Reader(FixedEngine())


def test_day_is_read_against_the_publication() -> None:
    record = _reader().read(document(published="2026-03-04T07:00:00+00:00"))
    attack = record.events[0]
    time = attack.fields["time"][0].value
    assert isinstance(time, Time)
    assert time.edtf == "2026-03-02"


def test_last_year_is_another_event() -> None:
    record = _reader().read(document(published="2026-03-04T07:00:00+00:00"))
    times = [e.fields["time"][0].value for e in record.events]
    assert [t.edtf for t in times if isinstance(t, Time)] == ["2026-03-02", "2025"]


def test_without_a_publication_time_nothing_is_anchored() -> None:
    record = _reader().read(document())
    assert all(c.value.edtf is None for c in record.claims if isinstance(c.value, Time))


def test_derived_claims_keep_what_they_come_from() -> None:
    record = _reader().read(document(published="2026-03-04T07:00:00+00:00"))
    by_id = {c.id: c for c in record.claims}
    # The country of an event without a place is derived from another field.
    derived = [c for c in record.claims if c.derived_from and not (isinstance(c.value, Place) and c.value.inferred)]
    assert derived
    for claim in derived:
        (first,) = (by_id[i] for i in claim.derived_from)
        assert (first.field, first.raw, first.evidence) == (claim.field, claim.raw, claim.evidence)


def test_a_place_that_no_gazetteer_has_keeps_its_name_and_gets_no_point() -> None:
    text = document().text.replace("Orange Bend", "Qwyzza Bend").replace("ORANGE BEND", "QWYZZA BEND")
    record = _reader().read(document(text))
    places = [c.value for c in record.claims if isinstance(c.value, Place)]
    assert places
    assert all(p.lat is None or p.within or p.inferred for p in places)


def test_equal_input_gives_equal_bytes() -> None:
    page = document(published="2026-03-04")
    assert to_json(_reader().read(page)) == to_json(Reader(FixedEngine()).read(page))


def test_another_engine_version_is_another_run() -> None:
    other = FixedEngine()
    other.version = "2"  # type: ignore[misc]
    assert Reader(other).run != _reader().run


def test_unknown_engine_names_those_there_are() -> None:
    with pytest.raises(UnknownPart, match="hybrid, rules"):
        load_engine("no-such-engine")


def test_the_datelines_own_date_settles_the_day() -> None:
    line = Dateline(place="Orange Bend", date="March 2", start=21, end=39)
    record = _reader().read(document(published="2026-03-09T07:00:00+00:00", dateline=line))
    time = record.events[0].fields["time"][0].value
    assert isinstance(time, Time)
    assert time.edtf == "2026-03-02"


def test_what_lies_ahead_of_the_page_is_planned() -> None:
    record = _reader().read(document(published="2026-03-04", dateline=None, text=_ahead()))
    attack = record.events[0]
    assert attack.fields["outcome"][0].value == "planned"
    assert attack.fields["time"][0].value.edtf == "2026-12-01"  # type: ignore[union-attr]


def _ahead() -> str:
    """The story with a day to come in the place of Monday, of equal length so that the marks fit."""
    from tests.helpers.records import TEXT

    return TEXT.replace("on Monday, killing", "Dec 1 2026 killing")


def test_stages_come_in_by_entry_points_and_may_be_swapped() -> None:
    with pytest.raises(UnknownPart, match="default"):
        load_stage("link", "no-such-stage")
    with pytest.raises(UnknownPart, match="normalise"):
        load_stage("no-such-kind")
    nothing = Stage("nothing", "1", lambda *_: Normalised((), ()))
    swapped = Reader(FixedEngine(), {"normalise": nothing})
    assert swapped.run != _reader().run
    assert not any(c.derived_from for c in swapped.read(document(published="2026-03-04")).claims)

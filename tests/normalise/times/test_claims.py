"""Time claims to moments of the calendar."""

from __future__ import annotations

from dateline.model import Claim, Document, Factuality, MadeBy, Time
from dateline.normalise.times.claims import time_claims

MAKER = MadeBy(stage="extract", name="rules", version="1")


def page(text: str, published: str | None = "2023-05-18") -> Document:
    return Document.model_validate(
        {"sha256": "0" * 64, "media_type": "text/html", "published": published, "language": "en", "text": text}
    )


def said(document: Document, words: str, value: Time | None = None, mention: str = "m1") -> Claim:
    start = document.text.index(words)
    return Claim(
        mention_id=mention,
        field="time",
        value=value or Time(),
        raw=words,
        evidence=(document.evidence(start, start + len(words)),),
        factuality=Factuality(),
        confidence=0.6,
        made_by=MAKER,
    )


def times(document: Document, *claims: Claim, zones: dict[str, str] | None = None) -> list[Time]:
    return [c.value for c in time_claims(document, claims, zones or {}, MAKER) if isinstance(c.value, Time)]


def test_what_no_words_date_ends_with_the_publication_and_says_so() -> None:
    document = page("Gunmen shot two guards dead.")
    (time,) = times(document, said(document, "shot", Time(inferred=True)))
    assert (time.edtf, time.start, time.end, time.inferred) == ("../2023-05-18", None, "2023-05-18", True)


def test_nothing_is_inferred_from_a_page_without_a_day() -> None:
    document = page("Gunmen shot two guards dead.", None)
    assert times(document, said(document, "shot", Time(inferred=True))) == []


def test_the_next_day_counts_from_the_time_told_before_it() -> None:
    document = page("Gunmen shot a guard on March 3. He died three days later.")
    assert [t.start for t in times(document, said(document, "March 3"), said(document, "three days later"))] == [
        "2023-03-03",
        "2023-03-06",
    ]


def test_a_day_that_only_the_paragraph_names_is_counted_from_as_well() -> None:
    document = page("The trial began on March 3. Protesters gathered that night.")
    assert [t.start for t in times(document, said(document, "that night"))] == ["2023-03-03"]


def test_what_has_happened_is_not_counted_beyond_the_page() -> None:
    document = page("The war began in 2021. The fair opened on May 9. Two years later a bomb went off.")
    found = times(document, said(document, "2021"), said(document, "May 9"), said(document, "Two years later"))
    assert found[-1].edtf == "2023-01-01/2023-05-18"


def test_an_hour_after_midnight_is_of_the_second_day_of_a_night() -> None:
    document = page("A man was stabbed overnight. Police were called at 1:30 a.m. to the mill.")
    night, hour = times(document, said(document, "overnight"), said(document, "1:30 a.m."))
    assert (night.start, night.end) == ("2023-05-17", "2023-05-18")
    assert hour.start == hour.end == "2023-05-18"


def test_what_happened_this_week_happened_by_the_day_of_the_page() -> None:
    document = page("Ministers met this week.", "2023-05-17T20:00:00+02:00")
    (time,) = times(document, said(document, "this week"), zones={"m1": "Europe/Berlin"})
    assert (time.edtf, time.precision) == ("2023-05-15/2023-05-17", "week")


def test_early_sunday_at_the_place_is_sunday_there() -> None:
    document = page("A drone hit the house early Sunday.", "2021-11-06T21:05:00-06:00")
    (time,) = times(document, said(document, "early Sunday"), zones={"m1": "Asia/Baghdad"})
    assert time.start == time.end == "2021-11-07"


def dated(text: str, line: str, day: str, published: str) -> Document:
    end = text.index(" —")
    start = text.index(line)
    return Document.model_validate(
        {
            **page(text, published).model_dump(exclude={"id"}),
            "dateline": {"place": line, "date": day, "start": start, "end": end},
        }
    )


def test_a_dateline_of_the_day_before_is_the_day_of_writing() -> None:
    document = dated("KARSK, May 16 — Two guards were shot on Tuesday.", "KARSK", "May 16", "2023-05-17")
    assert [t.start for t in times(document, said(document, "Tuesday"))] == ["2023-05-16"]


def test_two_days_of_writing_give_two_readings() -> None:
    document = dated("KARSK, May 2 — Two guards were shot yesterday.", "KARSK", "May 2", "2023-05-18")
    claims = list(time_claims(document, [said(document, "yesterday")], {}, MAKER))
    readings = {c.value.start: c.confidence for c in claims if isinstance(c.value, Time)}
    assert readings == {"2023-05-01": 0.42, "2023-05-17": 0.18}
    assert {c.derived_from for c in claims} == {claims[0].derived_from}


def test_a_dateline_from_the_future_is_not_believed() -> None:
    document = dated("KARSK, May 25 — Two guards were shot yesterday.", "KARSK", "May 25", "2023-05-18")
    first, *_ = times(document, said(document, "yesterday"))
    assert first.start == "2023-05-17"


def test_a_month_of_what_has_happened_is_the_last_one() -> None:
    document = page("In October, the minister proposed a truce.", "2023-09-06")
    assert [t.edtf for t in times(document, said(document, "October"))] == ["2022-10"]


def test_what_has_happened_since_a_month_did_so_until_the_page() -> None:
    document = page("Gunmen have killed 96 guards since January.")
    (time,) = times(document, said(document, "January"))
    assert (time.edtf, time.precision) == ("2023-01-01/2023-05-18", "interval")

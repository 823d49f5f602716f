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

"""Times of one event as accounts: the surest is chosen, and a longer time supports the surest day inside it."""

from __future__ import annotations

from dateline.model import Claim, Factuality, MadeBy, Source, Time
from dateline.resolve.accounts import accounts_of
from tests.helpers.records import document

PAGE = document("shot over the weekend, Saturday or Sunday, said on Monday and on Monday again")
DAYS = {"Saturday": "2023-05-13", "Sunday": "2023-05-14", "Monday": "2023-05-15"}


def claim(words: str, confidence: float, nth: int = 0, inferred: bool = False) -> Claim:
    at = -1
    for _ in range(nth + 1):
        at = PAGE.text.index(words, at + 1)
    first, last = ("2023-05-13", "2023-05-14") if words == "the weekend" else (DAYS.get(words, "2023-05-16"),) * 2
    value = Time(edtf=f"{first}/{last}", start=first, end=last, inferred=inferred)
    return Claim(
        mention_id="men-1",
        field="time",
        value=value,
        raw=words,
        evidence=(PAGE.evidence(at, at + len(words)),),
        factuality=Factuality(),
        confidence=confidence,
        made_by=MadeBy(stage="extract", name="test", version="1", run=""),
    )


def chosen(*claims: Claim) -> list[str | None]:
    voice = Source(name="the page", kind="document")
    return [a.value.start for a in accounts_of("time", claims, {}, voice) if isinstance(a.value, Time)]


def test_a_day_that_is_named_again_and_again_is_not_surer_for_it() -> None:
    assert chosen(claim("Monday", 0.5), claim("Monday", 0.5, 1), claim("Sunday", 0.6)) == [
        DAYS["Sunday"],
        DAYS["Monday"],
    ]


def test_the_weekend_supports_the_surer_of_its_days() -> None:
    found = chosen(claim("the weekend", 0.8), claim("Saturday", 0.3), claim("Sunday", 0.5), claim("Monday", 0.6))
    assert found == [DAYS["Sunday"], DAYS["Monday"], DAYS["Saturday"]]


def test_what_is_told_goes_before_what_is_inferred() -> None:
    assert chosen(claim("Sunday", 0.3), claim("shot", 0.7, inferred=True)) == [DAYS["Sunday"]]

"""The numbers of killed and injured that the words of a page support, each with those words."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

from dateline.engines.base import Span

from .evidence import Evidence, Fact
from .listed import listed
from .people import Person, victim_words
from .supports import FEWEST_LISTED, HarmField, Support

MOST_SPREAD, SPREAD_REACH = 12, 3
"""Counts of a page whose sums in twos are tried, and how many sentences apart the two may be."""
MOST_PARTS = 6
"""Counts of one sentence that are tried as a sum; a list of more is a table."""


@lru_cache(maxsize=1)
def _cue_words() -> dict[str, dict[str, tuple[int, int | None]]]:
    """Words that hold a number of killed or injured, or of both ("victims"), by the field: word to lower and upper end.

    The upper end is None for a plural that leaves it open.
    """
    table = tomllib.loads((files("dateline.data") / "lexicon/events/tolls.toml").read_text(encoding="utf-8"))
    plurals = table.pop("open")
    return {name: {w: (n, None if w in plurals else n) for w, n in words.items()} for name, words in table.items()}


def supports(evidence: Evidence, name: HarmField) -> dict[int, list[Support]]:
    """What supports each number above zero, by the number; the surest kinds first."""
    found: dict[int, list[Support]] = defaultdict(list)
    for support in (
        *_told(evidence, name),
        *_rest(evidence, name),
        *_sums(evidence, name),
        *_spread(evidence, name),
        *_with_attacker(evidence, name),
        *_people(evidence, name),
        *listed(evidence, name),
        *_numbers(evidence, name),
        *_cues(evidence, name),
    ):
        number = support.low if support.low is not None else support.high
        if number:
            found[number].append(support)
    return dict(found)


def told(evidence: Evidence, name: HarmField) -> Iterator[tuple[int, Fact, int]]:
    """The written counts of a field: index, fact and number (the lower end of a range)."""
    for k, fact in enumerate(evidence.facts):
        low = fact.harm.low if fact.harm.low is not None else fact.harm.high
        if fact.harm.field == name and fact.harm.explicit and not fact.harm.negative and low:
            yield k, fact, low


def shot_totals(evidence: Evidence) -> Iterator[tuple[int, Fact, int]]:
    """The written counts of people hit, dead or not."""
    return ((k, f, n) for k, f, n in told(evidence, "injured") if f.harm.shot)


def _told(evidence: Evidence, name: HarmField) -> Iterator[Support]:
    for k, fact, _ in told(evidence, name):
        harm = fact.harm
        yield Support(
            harm.low,
            harm.high,
            "told",
            harm.span,
            (),
            k,
            harm.confidence,
            harm.who,
            harm.approximate,
            harm.running,
        )


def _rest(evidence: Evidence, name: HarmField) -> Iterator[Support]:
    """ "Five people shot, two dead": three are injured."""
    other: HarmField = "injured" if name == "killed" else "killed"
    totals = [(f.harm.span, n) for _, f, n in told(evidence, "injured")]
    totals += [(m.span, m.low) for m in evidence.numbers]
    totals += [(span, n) for span, n, _ in _words(evidence, "victims")]
    parts = [(f.harm.span, n) for _, f, n in told(evidence, other) if not f.harm.shot]
    parts += [(spans[0], len(spans)) for spans in _groups(evidence.people, killed=other == "killed")]
    seen: set[tuple[int, int]] = set()
    for span, total in totals:
        for part, count in parts:
            if count < total and part != span and (total, count) not in seen:
                seen.add((total, count))
                yield Support(total - count, total - count, "rest", span, (part,))


def _sums(evidence: Evidence, name: HarmField) -> Iterator[Support]:
    """ "Two men and a woman": the counts of one sentence together, and "two others" on top of those before."""
    sentences: dict[int, dict[Span, int]] = defaultdict(dict)
    for fact in evidence.facts:
        low = fact.harm.low if fact.harm.low is not None else fact.harm.high
        if fact.harm.field == name and not fact.harm.negative and low:
            sentences[fact.view.index].setdefault(fact.harm.span, low)
    for counts in sentences.values():
        yield from _added(counts)
    near: dict[int, dict[Span, int]] = defaultdict(dict)
    for mentioned in evidence.numbers:
        near[mentioned.view.index][mentioned.span] = mentioned.low
    for counts in near.values():
        yield from _added(counts)
    bases = [(f.harm.span, n) for _, f, n in told(evidence, name) if not f.harm.additive]
    bases += [(spans[0], 1) for spans in _groups(evidence.people, killed=name == "killed") if spans]
    for _, fact, more in told(evidence, name):
        if fact.harm.additive:
            for span, count in bases:
                if span[1] <= fact.harm.span[0]:
                    yield Support(count + more, count + more, "sum", fact.harm.span, (span,))


def _added(counts: dict[Span, int]) -> Iterator[Support]:
    if FEWEST_LISTED <= len(counts) <= MOST_PARTS:
        spans = sorted(counts)
        total = sum(counts.values())
        yield Support(total, total, "sum", spans[0], tuple(spans[1:]))


def _spread(evidence: Evidence, name: HarmField) -> Iterator[Support]:
    """ "Ten were taken away by ambulance. Six more came by car": the counts of two sentences near each other."""
    counts: dict[Span, tuple[int, int]] = {}
    for _, fact, count in told(evidence, name):
        counts.setdefault(fact.harm.span, (fact.view.index, count))
    for mentioned in evidence.numbers:
        counts.setdefault(mentioned.span, (mentioned.view.index, mentioned.low))
    spans = sorted(counts)[:MOST_SPREAD]
    for k, first in enumerate(spans):
        for second in spans[k + 1 :]:
            apart = counts[second][0] - counts[first][0]
            if 0 < apart <= SPREAD_REACH:
                total = counts[first][1] + counts[second][1]
                yield Support(total, total, "spread", first, (second,))


def _with_attacker(evidence: Evidence, name: HarmField) -> Iterator[Support]:
    """ "Four people were killed before the gunman shot himself": the attacker is one more."""
    attacker = attacker_died(evidence)
    if name != "killed" or attacker is None:
        return
    for _, fact, count in told(evidence, "killed"):
        if fact.harm.span != attacker:
            yield Support(count + 1, count + 1, "attacker", fact.harm.span, (attacker,))


def attacker_died(evidence: Evidence) -> Span | None:
    """The first words that say that the attacker died."""
    words = victim_words()["attackers"]
    for person in evidence.people:
        for mention in person.mentions:
            if mention.killed and mention.words & words:
                return mention.start, mention.end
    return None


def _groups(people: Iterable[Person], *, killed: bool) -> list[list[Span]]:
    """The spans of the first 1, 2, 3... people with that fate."""
    spans = [(p.first(killed=killed).start, p.first(killed=killed).end) for p in people if p.killed == killed]
    return [spans[: k + 1] for k in range(len(spans))]


def _people(evidence: Evidence, name: HarmField) -> Iterator[Support]:
    for spans in _groups(evidence.people, killed=name == "killed"):
        who = spans[0] if len(spans) == 1 else None
        yield Support(len(spans), len(spans), "people", spans[0], tuple(spans[1:]), who=who)
    if name == "injured":
        everybody = [(p.mentions[0].start, p.mentions[0].end) for p in evidence.people]
        for k in range(len(everybody)):
            yield Support(k + 1, k + 1, "people", everybody[0], tuple(everybody[1 : k + 1]))


def _numbers(evidence: Evidence, name: HarmField) -> Iterator[Support]:
    """Numbers of people, but for those that the text says of the other field."""
    other: HarmField = "injured" if name == "killed" else "killed"
    taken = {f.harm.span for _, f, _ in told(evidence, other) if not f.harm.shot}
    for mentioned in evidence.numbers:
        if mentioned.span not in taken:
            yield Support(mentioned.low, mentioned.low, "number", mentioned.span)


def _cues(evidence: Evidence, name: HarmField) -> Iterator[Support]:
    for span, low, high in (*_words(evidence, name), *_words(evidence, "victims")):
        yield Support(low, high, "word", span)


def _words(evidence: Evidence, name: str) -> list[tuple[Span, int, int | None]]:
    words = _cue_words()[name]
    return [
        (view.span(i, i), *words[low])
        for view in evidence.views
        if view.index not in evidence.apart
        for i, low in enumerate(view.low)
        if low in words
    ]

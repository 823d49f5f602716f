"""What a page's corrections take back and what they put in its place, as arguments of the events that the page tells.

A withdrawn value is marked with negative polarity: the page says that it is not so. What a note says now is marked as
asserted, in the note's own words. Nothing is taken from a withdrawn statement but what the note replaces: "An earlier
version said twelve people were killed in Karsk. Ten were." takes back the twelve, and leaves Karsk alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from dateline.engines.base import ArgumentSpan, Span
from dateline.engines.quantity import find_quantities
from dateline.engines.syntax.types import Sentence
from dateline.engines.temporal import find_times
from dateline.model import Count, Document, Instrument, Participant, Place, Time
from dateline.model.vocab import COUNT_FIELDS, ClaimField
from dateline.read.notes import Note
from dateline.text.names import same_name

from .draft import read_sentence
from .grouping import Group
from .lexicon import Lexicon, load_lexicon
from .tree import View

CONFIDENCE = 0.8
"""How sure a value is that a note states or takes back: its words are about that value alone."""
_NAMED = frozenset({"actor", "target", "place", "instrument"})


@dataclass(frozen=True, slots=True)
class _Told:
    """A value that a note gives: ``field`` None where only the story tells what it is a value of."""

    field: ClaimField | None
    value: Any
    span: Span
    raw: str = ""


Marked = tuple[int, ArgumentSpan]
"""An argument and the index of the group that it belongs to."""


def note_arguments(
    document: Document,
    notes: Sequence[tuple[Note, Sequence[Sentence]]],
    groups: Sequence[Group],
    told: Sequence[Marked],
) -> Iterator[Marked]:
    """Mark what the notes of a page withdraw from its events, and what they state instead.

    Args:
        document: the page.
        notes: each note with the parsed sentences of its withdrawn and right statements.
        groups: the events of the page.
        told: the arguments that the story gives them.
    """
    if not groups:
        return
    lexicon = load_lexicon()
    for note, sentences in notes:
        context = _context(document, note, lexicon)
        old, new = (
            [replace(v, raw=document.text[slice(*v.span)].casefold()) for v in found]
            for found in _named_alike(
                [t for span in note.withdrawn for t in _values(document, span, sentences, lexicon)],
                [t for span in note.right for t in _values(document, span, sentences, lexicon)],
                context,
                told,
            )
        )
        home = _home(old, new, groups, told)
        for value in new:
            if value.field is not None and _replaces(value, old, told):
                yield home, _argument(value, "+")
        for value in old:
            if value.field is not None and _is_replaced(value, old, new):
                yield home, _argument(value, "-")


def _argument(told: _Told, polarity: Any) -> ArgumentSpan:
    assert told.field is not None
    return ArgumentSpan(field=told.field, value=told.value, span=told.span, polarity=polarity, confidence=CONFIDENCE)


def _context(document: Document, note: Note, lexicon: Lexicon) -> ClaimField | None:
    """The harm that the note's own words speak of ("corrects number of dead to 10")."""
    block = document.blocks[note.block]
    words = document.text[block.start : block.end].lower().replace("-", " ").split()
    bare = [word.strip(".,;:()'\"’”") for word in words]
    for field, harm in lexicon.harm.items():
        if any(word in harm.nouns or word in harm.states or word in harm.verbs for word in bare):
            return field
    return "killed" if {"toll", "death", "deaths", "fatalities"} & set(bare) else None


def _values(document: Document, span: Span, sentences: Sequence[Sentence], lexicon: Lexicon) -> Iterator[_Told]:
    """The counts, names and times that a statement holds."""
    text = document.text
    counted: list[Span] = []  # what is read already
    views = [View(s, lexicon, "body", k, k) for k, s in enumerate(sentences) if span[0] <= s.start and s.end <= span[1]]
    for view in views:
        reading = read_sentence(view, text, None, None)
        for harm in (*(h for d in reading.drafts for h in d.harm), *reading.loose_harm):
            if harm.explicit and not harm.negative:
                counted.append(harm.span)
                who = " ".join(text[slice(*harm.who)].split()) if harm.who else None
                yield _Told(harm.field, Count(low=harm.low, high=harm.high, who=who), harm.span)
        for name in (n for d in reading.drafts for n in d.names if n.role in ("actor", "target")):
            words = " ".join(text[slice(*name.span)].split())
            counted.append(name.span)
            yield _Told(cast(ClaimField, name.role), Participant(name=words, kind=name.kind), name.span)
    times = find_times(text, *span)
    for time in times:
        yield _Told("time", Time(), (time.start, time.end))
    taken = [*counted, *((time.start, time.end) for time in times)]
    for number in find_quantities(text, *span):
        here = (number.start, number.end)
        if number.kind == "count" and not any(_overlap(here, t) for t in taken):
            yield _Told(None, Count(low=number.low, high=number.high), here)
    for view in views:
        seen: set[tuple[int, int]] = set()
        for first, last, kind in view.entity.values():
            if (first, last) in seen:
                continue
            seen.add((first, last))
            here = view.span(first, last - 1)
            if not any(_overlap(here, t) for t in taken):
                yield _Told(
                    "place" if kind in ("GPE", "LOC", "FAC") else None, " ".join(text[slice(*here)].split()), here
                )


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _named_alike(
    old: list[_Told], new: list[_Told], context: ClaimField | None, told: Sequence[Marked]
) -> tuple[list[_Told], list[_Told]]:
    """Both lists with the field of each value: its own, that of its counterpart, or the one that the story gives it."""
    counts = {t.field for t in (*old, *new) if isinstance(t.value, Count)} - {None}
    count_field = next(iter(counts)) if len(counts) == 1 else context
    everything = (*old, *new)

    def known(value: _Told) -> _Told | None:
        if isinstance(value.value, Count):
            field = value.field or count_field or _count_field(value.value, told)
            return replace(value, field=field) if field else None
        if isinstance(value.value, str):
            return _as_named(value, everything, told)
        return value

    return [k for t in old if (k := known(t))], [k for t in new if (k := known(t))]


def _count_field(count: Count, told: Sequence[Marked]) -> ClaimField | None:
    fields = {
        a.field for _, a in told if a.field in COUNT_FIELDS and (a.value.low, a.value.high) == (count.low, count.high)
    }
    return next(iter(fields)) if len(fields) == 1 else None


def _as_named(value: _Told, others: Iterable[_Told], told: Sequence[Marked]) -> _Told | None:
    """A name as the value that the story, under this name or its counterpart's, knows somebody or something by."""
    names = [value.value, *(o.value for o in others if isinstance(o.value, str) and o is not value)]
    for name in names:
        for _, argument in told:
            if argument.field in _NAMED and same_name(argument.value.name, name):
                if argument.field == "place":
                    return _Told("place", Place(name=value.value), value.span)
                if value.field == "place":
                    break
                if isinstance(argument.value, Participant):
                    return _Told(argument.field, argument.value.model_copy(update={"name": value.value}), value.span)
                if isinstance(argument.value, Instrument) and name == value.value:
                    return _Told("instrument", Instrument(name=value.value), value.span)
    return None


def _home(old: Sequence[_Told], new: Sequence[_Told], groups: Sequence[Group], told: Sequence[Marked]) -> int:
    """The event that a note is about: the one that shares most of its values, else the page's first that harms."""
    score = [0.0] * len(groups)
    for value in (*old, *new):
        for group, argument in told:
            if argument.field == value.field:
                score[group] += 1.0 if _same(argument.value, value.value) else 0.1
    for k, event in enumerate(groups):
        score[k] += 0.05 * (event.type in ("ASSAULT", "DISASTER"))
    return max(range(len(groups)), key=lambda k: (score[k], -k))


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, Count) and isinstance(b, Count):
        return (a.low, a.high) == (b.low, b.high)
    left, right = getattr(a, "name", None), getattr(b, "name", None)
    return bool(left and right and same_name(left, right))


def _replaces(value: _Told, old: Sequence[_Told], told: Sequence[Marked]) -> bool:
    """Whether a value that a note states is about the event: it stands against a withdrawn one, or the story has it."""
    if any(o.field == value.field for o in old):
        return True
    return any(a.field == value.field and (a.field in COUNT_FIELDS or _same(a.value, value.value)) for _, a in told)


def _is_replaced(value: _Told, old: Sequence[_Told], new: Sequence[_Told]) -> bool:
    """Whether the note takes a value back: it states another one of its field, or states nothing and gives a count."""
    rivals = [n for n in new if n.field == value.field]
    if rivals:
        return not any(_same(n.value, value.value) or n.raw == value.raw for n in rivals)
    if new:
        return False
    counts = [o for o in old if o.field in COUNT_FIELDS]
    return value in counts if counts else len(old) == 1

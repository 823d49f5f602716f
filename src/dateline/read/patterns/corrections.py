"""Notes in which a page corrects, clarifies, updates or takes back what it said, and what they withdraw and put right.

"Correction: An earlier version of this article said twelve people were killed. Ten people were killed." takes back
"twelve people were killed" and says "Ten people were killed". The words are those of ``data/read/corrections.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from dateline.text.sentences import split_sentences

from .dates import DateMatch, find_dates, is_date_line
from .furniture import boilerplate_kind
from .lists import rows_of

CorrectionKind = Literal["correction", "clarification", "update", "retraction", "editors_note"]
Span = tuple[int, int]

_LONGEST = 3000
"""Code points of a note that are read for what it withdraws; real ones have some hundreds."""
_AHEAD = 60
"""Code points after a phrase within which the word for the page itself ("of the *article*") must come."""
_HEAD = 70
"""Code points between a label and its colon, where a date may stand ("Correction (April 3, 2024, 5 p.m. ET):")."""
_FIRST = re.compile(r"[\W_]{0,8}(\w{1,40})(?:[ \u00a0'.]{1,2}(\w{1,40}))?")
_AFTER_LABEL = re.compile(r"[\s*_\])]{0,4}(?::|：|—|–|-\s|\.\s|$)[\s*_]{0,4}")
_COLON = re.compile(r"[:：](?=\s|$)")
_DASH = re.compile(r"[—–-]\s|\)\s|$")
_CORRECTS = re.compile(
    r"\bcorrect(?:s|ed)\b[^.;]{0,80}? to (?:(?:say|show|read|reflect|state|note|make clear|indicate)\b )?"
)
_FROM = re.compile(r",? from (?=\S{1,20}$|\d)")
_OLD_DAY = re.compile(r"[\W_]{0,4}this [a-z]{3,9}\.? \d{1,2},?(?: (?:19|20)\d\d,?)? (?:story|article|report|item)\b")
_CONTRAST = re.compile(
    r"[,;—–]? ?\b(?:when in fact|when it was actually|when it is actually|in fact|whereas|but|wobei|obwohl|alors que"
    r"|alors qu'|mientras que|cuando en realidad|mentre|quando na verdade|terwijl)\b"
    r"|; |, (?:it|he|she|they) (?:is|was|were|are) "
)
_THAT = re.compile(
    r"(?:[\s:,]{0,3}\b(?:that|dass|daß|que|qu'|che|dat|att|at|at der|что|що|że|že)(?=[\s'])|['\s:,]{0,3})\s?"
)
_CLOCK = re.compile(r"[\s:,(–—-]{0,4}(?:(?:on|at|am|um|à|alle|ore|às)\s)?\d{1,2}(?:[:.h]\d\d|\s?[ap]\.?m)")
_DEVELOPING = 200
"""Code points of the longest line that says so."""
_CLOSED = {"(": ")", "[": "]"}
_DATED = 90
"""Code points of a line that only says when the page was updated, beside its reading time and the like."""
_STOPS = frozenset(".!?…。”\"»)'’")
_ENDS = " \t\n\u00a0.,;:!)]*_\"'”’"
_CHANGED = re.compile(
    r"(?:updat|correct|amend|aktualis|korrig|mis à jour|actualiz|aggiorn|atualiz|bijgewerkt)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Correction:
    """A note, with spans in code points of the text that was given.

    Attributes:
        kind: what the note does.
        start: where its statement starts, behind the label ("Correction, April 3:").
        withdrawn: what the page said before and says no longer.
        right: what it says now in its place.
        stated: the date, or time, that the note gives for the change.
        bare: whether the text is a label alone, dated or not, so that the note is what follows it.
    """

    kind: CorrectionKind
    start: int
    withdrawn: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    stated: DateMatch | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """Phrases by the first word (labels) or by the first two (openings), and patterns for what stands inside."""

    labels: dict[str, tuple[tuple[str, CorrectionKind], ...]]
    opens: dict[tuple[str, str], tuple[tuple[str, bool, CorrectionKind], ...]]
    bracket: dict[str, tuple[tuple[str, CorrectionKind], ...]]
    developing: dict[str, tuple[str, ...]]
    inside: dict[str, tuple[str, ...]]


def correction_of(text: str, *, day_first: bool | None = None, year: int | None = None) -> Correction | None:
    """The note that ``text`` is, or None where it is none.

    A line that only dates the page ("Updated at 5:03 p.m.") is none, nor is "This is a developing story", which takes
    nothing back.

    Args:
        text: a paragraph or line.
        day_first: how to read "3/4/2024" (see ``find_dates``).
        year: the year of a date that states none.
    """
    first = _FIRST.match(text) if may_be_note(text) else None
    if first is None:
        return None
    words = _words()
    one = _fold(first[1])
    if one not in _firsts():
        return None
    two = _fold(first[2] or "")
    if one not in words.labels and (one, two) not in words.opens and one not in words.bracket and one != "this":
        return None
    low = _fold(text[:_LONGEST])
    opened = _opened(low, first.start(1), one, two, words)
    if opened is None:
        return None
    kind, start, labelled = opened
    if kind == "update" and _only_dates(low, first.end(1) if start <= first.start(1) else start):
        return None
    stated = _stated(text, low, first.start(1), start, labelled, day_first, year)
    if labelled and (not low[start:].strip(_ENDS) or is_date_line(text[start:])):
        return None if kind == "update" else Correction(kind, len(text), stated=stated, bare=True)
    return replace(read_note(text, kind, start), stated=stated)


def may_be_note(text: str) -> bool:
    """Whether a text may be a note, say that the story may yet change or when it was updated: most plainly do not."""
    begun = text[:3]
    return not (begun.isascii() and begun.isalnum()) or begun.lower() in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    """The first three letters of all words that open a note or what is like one."""
    return frozenset(word[:3] for word in (*_firsts(), *_words().developing))


@cache
def _firsts() -> frozenset[str]:
    words = _words()
    return frozenset(("this", *words.labels, *words.bracket, *(one for one, _ in words.opens)))


def advertises(note: Correction, text: str) -> bool:
    """Whether an editor's note is one of those that ask the reader for something."""
    return note.kind == "editors_note" and boilerplate_kind(text) in ("promo", "sponsored", "related")


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does: an update that does not is a heading."""
    return text.rstrip()[-1:] in _STOPS


def is_developing(text: str) -> bool:
    """Whether a line says that the story may yet change ("This is a developing story"), and no more."""
    if len(text) > _DEVELOPING or (first := _FIRST.match(text)) is None:
        return False
    phrases = _words().developing.get(_fold(first[1]))
    return phrases is not None and any(_fold(text).startswith(phrase, first.start(1)) for phrase in phrases)


def is_update_time(text: str) -> bool:
    """Whether a line says when the page was updated and no more ("Updated at 5:03 p.m.")."""
    if len(text) > _DATED or (first := _FIRST.match(text)) is None:
        return False
    kinds = dict(_words().labels.get(_fold(first[1]), ()))
    return "update" in kinds.values() and correction_of(text) is None and any(ch.isdigit() for ch in text)


def _only_dates(low: str, at: int) -> bool:
    """Whether what follows an "Updated" begins with a time of day, and so tells when and not what."""
    return _CLOCK.match(low, at) is not None and len(low) - at < _DATED


def read_note(text: str, kind: CorrectionKind, start: int = 0) -> Correction:
    """What a text that is known for a note (by its label above it, or its place in the page) withdraws and says now."""
    low = _fold(text[:_LONGEST])
    withdrawn: list[Span] = []
    right: list[Span] = []
    waits = False
    sentences = split_sentences(text, min(start, len(low)), len(low))
    for lo, hi in sentences:
        old, new = _parted(low, lo, hi, waits)
        withdrawn += old
        right += new
        waits = (waits or bool(old)) and not new
    if not withdrawn and not right and kind in ("correction", "clarification") and start:
        # "Correction: Seven people were hurt." says what holds and no more.
        notice = _any("notice")
        right = [span for lo, hi in sentences if not notice.search(low, lo, hi) for span in _spans(low, lo, hi)]
    return Correction(kind, start, tuple(withdrawn), tuple(right))


def _opened(
    low: str, at: int, one: str, two: str, words: _Words, *, nested: bool = False
) -> tuple[CorrectionKind, int, bool] | None:
    """Kind of the note that starts at ``at``, where its statement starts, and whether a label opens it.

    "Editor's note: This story has been corrected …" is a correction: what stands behind such a label says it, unless
    ``nested``.
    """
    if at and low[at - 1] in "([" and low.rstrip(" .*_")[-1:] in _CLOSED[low[at - 1]]:
        for phrase, kind in words.bracket.get(one, ()):
            if low.startswith(phrase, at) and not low[at + len(phrase) : at + len(phrase) + 1].isalnum():
                return kind, at, False
    for phrase, kind in words.labels.get(one, ()):
        if low.startswith(phrase, at) and (end := _label_end(low, at + len(phrase))) is not None:
            if (
                at
                and low[at - 1] in _CLOSED
                and any(ch.isdigit() for ch in low[at:end])
                and _CLOSED[low[at - 1]] in low[at:end]
            ):
                continue  # "(Updated 3:25 p.m.)" is whole, what follows is not its statement
            inside = _FIRST.match(low, end) if kind in ("editors_note", "update") and not nested else None
            inner = inside and _opened(low, inside.start(1), inside[1], inside[2] or "", words, nested=True)
            return inner[0] if inner else kind, end, True
    for phrase, ahead, kind in words.opens.get((one, two), ()):
        if low.startswith(phrase, at) and (
            not ahead or _any("story").search(low, at + len(phrase), at + len(phrase) + _AHEAD)
        ):
            return kind, at, False
    if one == "this" and (old := _OLD_DAY.match(low)) and (verb := _verb_kind(low[old.end() : old.end() + 40])):
        return verb, old.end(), False
    return None


def _verb_kind(after: str) -> CorrectionKind | None:
    for stem, kind in (
        ("correct", "correction"),
        ("clarif", "clarification"),
        ("withdr", "retraction"),
        ("retract", "retraction"),
    ):
        if stem in after:
            return cast(CorrectionKind, kind)
    return "update" if "updat" in after or "adds" in after else None


def _label_end(low: str, at: int) -> int | None:
    """Where the statement behind a label starts; None where the words are no label."""
    if at < len(low) and (low[at].isalnum() or low[at] == "'"):
        return None
    if plain := _AFTER_LABEL.match(low, at):
        return plain.end()
    limit = min(len(low), at + _HEAD)
    colon = _COLON.search(low, at, limit) or _DASH.search(low, at, limit)
    if colon is None or not any(ch.isdigit() for ch in low[at : colon.start()]):
        return None
    between = low[at : colon.start()]
    dates = find_dates(between, year=2000, day_first=True)
    rest = between if not dates else between[: dates[0].start] + between[dates[-1].end :]
    if any(len(word) > 4 and word not in _beside_dates() for word in re.findall(r"[^\W\d_]+", rest)):
        return None
    dated = dates or re.search(r"\d\s?(?:[ap]\.?m|:\d\d|h\d\d|uhr)", between)
    return colon.end() if dated and len(between.split()) <= 9 else None


def _parted(low: str, lo: int, hi: int, waits: bool) -> tuple[list[Span], list[Span]]:
    """What one sentence of a note withdraws, and what it says now; ``waits``: one before it withdrew something."""
    changed = _CORRECTS.search(low, lo, hi) or _any("changed").search(low, lo, hi)
    earlier = _any("earlier").search(low, lo, hi)
    if earlier and not (changed and changed.start() < earlier.start()):
        return _withdrawal(low, earlier, lo, hi)
    if changed:
        return _replacement(low, _after_that(low, changed.end(), hi), hi)
    if _any("notice").search(low, lo, hi):
        return [], []
    fact = _any("fact").search(low, lo, hi)
    if fact is not None or waits or any(_parts(low, mark, lo) for mark in _any("not").finditer(low, lo, hi)):
        return _replacement(low, fact.end() if fact and fact.start() < lo + 12 else lo, hi)
    return [], []


def _withdrawal(low: str, earlier: re.Match[str], lo: int, hi: int) -> tuple[list[Span], list[Span]]:
    """The statement that follows "an earlier version … said", up to what the sentence says against it."""
    saying = _any("saying").search(low, earlier.end(), hi)
    start = _after_that(low, (saying or earlier).end(), hi)
    contrast = _CONTRAST.search(low, start, hi)
    if contrast:
        more, right = _replacement(low, contrast.end(), hi)
        return _spans(low, start, contrast.start()) + more, right
    said_not = _any("not").search(low, start, hi)
    if said_not and low[: said_not.start()].rstrip().endswith(","):
        return _spans(low, start, said_not.start()), _spans(low, said_not.end(), hi)
    said = _spans(low, start, hi)
    return said or _spans(low, lo, earlier.start()), []


def _replacement(low: str, start: int, hi: int) -> tuple[list[Span], list[Span]]:
    """What is said now, and behind "not" or "instead of" what was said before."""
    marks = [m for m in _any("not").finditer(low, start, hi) if _parts(low, m, start)]
    mark = marks[-1] if marks else _FROM.search(low, start, hi)
    if mark is None:
        return [], _spans(low, start, hi)
    comma = low.find(", ", mark.end(), hi)
    return _spans(low, mark.end(), comma if comma > 0 else hi), _spans(low, start, mark.start())


def _parts(low: str, mark: re.Match[str], start: int) -> bool:
    """Whether "not" sets one thing against another ("ten, not twelve") and does not deny a verb ("was not hurt")."""
    before = low[start : mark.start()].rstrip()
    return bool(before) and (before[-1] in ",;(–—" or " " in mark.group().strip())


def _after_that(low: str, at: int, hi: int) -> int:
    that = _THAT.match(low, at, hi)
    return that.end() if that else at


def _spans(low: str, lo: int, hi: int) -> list[Span]:
    piece = low[lo:hi]
    left = lo + len(piece) - len(piece.lstrip(" \t\n\u00a0,;:(['\"“”‘"))
    right = lo + len(piece.rstrip(_ENDS))
    return [(left, right)] if left < right else []


def _stated(
    text: str, low: str, at: int, start: int, labelled: bool, day_first: bool | None, year: int | None
) -> DateMatch | None:
    """The date of the change: in the label, or after the word that says that the page was changed."""
    if labelled:
        label = text[:start].rstrip(" :：—–-)]*")
        dates = find_dates(label, day_first=day_first, year=year)
        if dates or start == len(text):
            return dates[-1] if dates else None
    for date in find_dates(text, day_first=day_first, year=year, limit=300):
        if _CHANGED.search(low, max(at, date.start - 40), date.start) and not _OLD_DAY.match(low):
            return date
    return None


def _fold(text: str) -> str:
    """Lower case and straight quotes, every code point in its place."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("’", "'").replace("‘", "'")


@cache
def _beside_dates() -> frozenset[str]:
    """Words that stand beside a date: days of the week, "at", names of zones."""
    return frozenset(word for row in rows_of("date_words.tsv") for word in row["words"].split("|"))


@cache
def _words() -> _Words:
    rows = rows_of("corrections.tsv")
    stories = {row["language"]: row["phrases"].split("|") for row in rows if row["use"] == "story"}
    labels: dict[str, list[tuple[str, CorrectionKind]]] = {}
    opens: dict[tuple[str, str], list[tuple[str, bool, CorrectionKind]]] = {}
    bracket: dict[str, list[tuple[str, CorrectionKind]]] = {}
    developing: dict[str, tuple[str, ...]] = {}
    inside: dict[str, list[str]] = {}
    for row in rows:
        kind = cast(CorrectionKind, row["kind"])
        for phrase in _written_out(row["phrases"].split("|"), stories.get(row["language"], [])):
            bare = phrase.rstrip("~")
            first = _FIRST.match(bare)
            if row["use"] == "label" and first:
                labels.setdefault(first[1], []).append((bare, kind))
            elif row["use"] == "opens" and first:
                opens.setdefault((first[1], first[2] or ""), []).append((bare, bare != phrase, kind))
            elif row["use"] == "bracket" and first:
                bracket.setdefault(first[1], []).append((bare, kind))
            elif row["use"] == "developing" and first:
                developing[first[1]] = (*developing.get(first[1], ()), bare)
            else:
                inside.setdefault(row["use"], []).append(bare)
    return _Words(
        labels={word: tuple(sorted(found, key=_longest_first)) for word, found in labels.items()},
        opens={pair: tuple(sorted(found, key=_longest_first)) for pair, found in opens.items()},
        bracket={word: tuple(sorted(found, key=_longest_first)) for word, found in bracket.items()},
        developing=developing,
        inside={use: tuple(found) for use, found in inside.items()},
    )


def _longest_first(entry: tuple[str, CorrectionKind] | tuple[str, bool, CorrectionKind]) -> int:
    return -len(entry[0])


def _written_out(phrases: Iterable[str], stories: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        if "{story}" in phrase:
            yield from (phrase.replace("{story}", story) for story in stories)
        else:
            yield phrase


@cache
def _any(use: str) -> re.Pattern[str]:
    """Any phrase of a use, in any language; put together when the first note is read."""
    longest = sorted(set(_words().inside[use]), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")

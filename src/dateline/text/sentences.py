"""The sentence splitter: rules over the punctuation of news English, with exact offsets.

A stop ends a sentence unless the word before it owns it (abbreviation, initial, number) or the next word goes on in
lower case. Closing quotes and brackets stay with the sentence they close. A blank line always ends a sentence, a
single line break does unless the text is hard-wrapped there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from .abbreviations import (
    AFTER_CLOCK,
    BEFORE_NUMBER,
    DAYS,
    GERMAN_MONTHS,
    MONTHS,
    NEWS_OPENERS,
    OPENERS,
    OTHERS,
    SPEECH_VERBS,
    STATES,
    TITLES,
)

Span = tuple[int, int]

_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_FULL: Final = "。！？।॥۔؟։።፧။។"
"""Marks that end a sentence whatever follows, of scripts from Chinese to Ethiopic."""
_STOP: Final = re.compile(f"[.!?…{_FULL}]")
_CLOSERS: Final = frozenset("\"'”’»›)]}")
_FRENCH_CLOSERS: Final = frozenset((" »", "\u00a0»", "\u202f»"))
"""A closing quote behind a space; a letter behind it makes it a German opening one."""
_OPENING: Final = frozenset("\"'“‘«‹([{`")
_MARKS: Final = frozenset(f".!?…{_FULL}")
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+){0,6}")
_LOOK_BACK: Final = 40
_WRAP_WIDTHS: Final = range(40, 121)
"""Code points in a line of hard-wrapped text: e-mail and wire services use 60 to 80."""
_CUT_LINE: Final = 30
"""Code points at least in a line that was cut in mid-sentence; shorter ones are labels of their own."""
_WRAP_SHARE: Final = 0.8
"""Of the line breaks within paragraphs, how many a word-wrapper must explain."""
_WRAP_SLACK: Final = 8
"""Code points that a wrapper may leave unused: first lines are indented, and some break early."""


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the sentences of ``text[start:end]``, in order, in code points of ``text``.

    Every character that is not white space lies in exactly one sentence; a sentence starts and ends with one. Time
    is linear in the length whatever the text.
    """
    if end is None:
        end = len(text)
    return [s for lo, hi in _paragraphs(text, start, end) for s in _split(text, lo, hi)]


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    """Runs that no sentence leaves: lines, or hard-wrapped lines together."""
    groups: list[list[Span]] = [[]]
    for line in _LINE.finditer(text, start, end):
        span = _trim(text, *line.span())
        if groups[-1] and (span is None or _blank_between(text, groups[-1][-1][1], line.start())):
            groups.append([])
        if span is not None:
            groups[-1].append(span)
    width = _wrap_width(text, groups)
    for group in groups:
        yield from _unwrap(text, group, width)


def _blank_between(text: str, last: int, first: int) -> bool:
    """Whether the gap between two lines holds more than one line break ("\\r\\n" is one)."""
    gap = text[last : min(first, last + 1000)]
    return first - last > 1000 or len(gap.replace("\r\n", "\n").strip(" \t\xa0")) > 1


def _trim(text: str, lo: int, hi: int) -> Span | None:
    """The span without white space at its ends; None where nothing is left."""
    while lo < hi and text[lo].isspace():
        lo += 1
    while hi > lo and text[hi - 1].isspace():
        hi -= 1
    return (lo, hi) if lo < hi else None


def _wrap_width(text: str, groups: list[list[Span]]) -> int:
    """The width that a word-wrapper broke the lines at, in code points; 0 where the breaks are the writer's own."""
    width = max((hi - lo for group in groups for lo, hi in group), default=0)
    pairs = [pair for group in groups for pair in pairwise(group)]
    if len(pairs) < 2 or width not in _WRAP_WIDTHS:
        return 0
    return width if sum(_is_full(text, *pair, width) for pair in pairs) >= _WRAP_SHARE * len(pairs) else 0


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the first word of the following line would have made ``line`` too long."""
    return line[1] - line[0] + 1 + _first_word_length(text, *following) > width - _WRAP_SLACK


def _unwrap(text: str, lines: list[Span], width: int) -> Iterator[Span]:
    """Join lines that were wrapped at ``width``, and lines of which the next goes on in lower case."""
    if not lines:
        return
    lo, hi = previous = lines[0]
    for line in lines[1:]:
        ended = text[hi - 1] in _MARKS or text[hi - 1] in _CLOSERS
        wrapped = width and (not ended or _is_full(text, previous, line, width))
        if wrapped or (not ended and _goes_on(text, previous, line)):
            hi = line[1]
        else:
            yield lo, hi
            lo, hi = line
        previous = line
    yield lo, hi


def _goes_on(text: str, line: Span, following: Span) -> bool:
    """Whether a line that was cut in mid-sentence goes on in the next: menus, bullets ("o") and addresses do not."""
    word = text[following[0] : following[0] + _first_word_length(text, *following)]
    return line[1] - line[0] >= _CUT_LINE and len(word) > 1 and word[0].islower() and word.rstrip(".,;:’'\"”").isalpha()


def _first_word_length(text: str, lo: int, hi: int) -> int:
    at = lo
    while at < hi and not text[at].isspace():
        at += 1
    return at - lo


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences of one paragraph, whose ends are not white space."""
    lo, at = start, start
    while (stop := _STOP.search(text, at, end)) is not None:
        first = stop.start()
        last = first + 1
        while last < end and (text[last] in _MARKS or (text[last] == " " and text[last + 1 : last + 2] == ".")):
            last += 1  # ". . ." is an ellipsis too
        after = last
        while after < end and text[after] in _CLOSERS:
            after += 1
        if text[after : min(after + 2, end)] in _FRENCH_CLOSERS and not text[after + 2 : min(after + 3, end)].isalnum():
            after += 2
        at = after
        nxt = after
        while nxt < end and text[nxt].isspace():
            nxt += 1
        if nxt >= end:
            break
        if _ends(text, lo, first, last, after, nxt, end):
            yield lo, after
            lo = nxt
    yield lo, end


def _ends(text: str, lo: int, first: int, last: int, after: int, nxt: int, end: int) -> bool:
    """Whether a sentence that began at ``lo`` ends with the marks ``[first:last]`` and the closers up to ``after``.

    ``nxt`` is where the text goes on, ``end`` where the paragraph ends.
    """
    if text[first] in _FULL:
        return True
    word_at = nxt
    while word_at < end and text[word_at] in _OPENING:
        word_at += 1
    head = text[word_at] if word_at < end else ""
    if nxt == after:
        return _glued(text, lo, first, last, after, word_at, end)
    if head.islower():
        return False
    found = _WORD.match(text, word_at, min(end, word_at + _LOOK_BACK))
    word = found.group() if found else ""
    if text[first] in "!?" or "!" in text[first:last] or "?" in text[first:last]:
        return not (after > last and _speaker_follows(text, word_at, end))
    if last - first > 1 or text[first] == "…":
        # An ellipsis that stands between spaces marks a gap or a pause as often as an end.
        return not text[first - 1].isspace() if first > lo and word.lower() not in OPENERS else True
    if head in "-–—,;:&" and head:
        return False
    if after > last:
        return True
    return not _owns_stop(text, lo, first, word, head, found.end() if found else word_at)


def _glued(text: str, lo: int, first: int, last: int, after: int, word_at: int, end: int) -> bool:
    """A stop with no space after it ends a sentence only in "…was hurt.Police said": a space lost in flattening."""
    if last - first != 1 or word_at + 1 >= end or not (text[word_at].isupper() and text[word_at + 1].islower()):
        return False
    if word_at > after and after == last and text[word_at - 1] in "'’":
        return False
    back = first
    while back > max(lo, first - _LOOK_BACK) and text[back - 1].isalpha():
        back -= 1
    outside = back == lo or text[back - 1].isspace() or text[back - 1] in _OPENING
    return outside and first - back >= 2 and text[back].islower() and text[back:first].islower()


def _speaker_follows(text: str, word_at: int, end: int) -> bool:
    """Whether a name and a verb of speech follow a closed quotation: "Who did it?" Jane Doe asked."""
    words = text[word_at : min(end, word_at + 80)].split()[:6]
    for i, word in enumerate(words):
        if i and word.rstrip(".,;:").lower() in SPEECH_VERBS:
            return words[0].lower() not in OPENERS
        if not word[:1].isupper() or (word[-1] in ".!?" and word[:-1].lower() not in TITLES and len(word) > 2):
            return False
    return False


def _owns_stop(text: str, lo: int, stop: int, nxt: str, head: str, nxt_end: int) -> bool:
    """Whether the word before the stop at ``stop`` owns it and the sentence goes on with the word ``nxt``."""
    back = stop
    while back > max(lo, stop - _LOOK_BACK) and not text[back - 1].isspace():
        back -= 1
    word = text[back:stop].lstrip("\"'“‘«‹([{`—–-").split("—")[-1]
    low = word.lower()
    if not word:
        return False
    if back == lo and (word.isdigit() or (len(word) == 1 and not word.isupper())) and len(word) <= 2:
        return True  # "1. The first point"
    if low in BEFORE_NUMBER and head.isdigit():
        return True
    if word.isdigit() and len(word) <= 2 and nxt in GERMAN_MONTHS:
        return True  # "am 3. März"
    if len(word) == 1 and word.islower() and len(nxt) == 1 and text[nxt_end : nxt_end + 1] == ".":
        return True  # "z. B."
    opens = nxt.lower() in OPENERS and not (len(nxt) == 1 and text[nxt_end : nxt_end + 1] == ".")
    if low in ("a.m", "p.m"):
        return nxt.lower() in AFTER_CLOCK or nxt.lower() in MONTHS or not head.isupper()
    if len(word) == 1 and word.isalpha():
        return not opens if word.isupper() and word != "I" else low in ("v", "c")
    if word[0].islower() and low not in ("vs", "approx", "e.g", "i.e", "cf", "viz", "est") and "." not in word:
        return low in ("etc", "inc", "corp", "dept", "ave", "blvd", "jr", "sr") and not head.isupper()
    if "." in word and all(len(part) <= 2 for part in word.split(".")):
        return not opens
    if low in TITLES:
        return not opens
    if low in MONTHS or low in DAYS:
        return head.isdigit() or (low not in ("sun", "sat", "mar", "jun") and not opens and low in MONTHS)
    if low in STATES or (low in OTHERS and low not in BEFORE_NUMBER):
        return not opens and nxt.lower() not in NEWS_OPENERS
    return False

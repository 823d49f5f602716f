"""A light guess at the tense around a time expression, for texts without a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

REACH = 120
"""Characters read on either side, cut at the ends of the sentence."""
_FUTURE = re.compile(
    r"\b(?:will|shall|should|would|could|might|can|cannot|won['’]t|can['’]t|to be|is to|are to|going to|wants? to|"
    r"needs|plans? to|planned for|planning to|set to|set for|due to|due in|due on|expected (?:to|in|on)|expects? to|"
    r"scheduled|slated|upcoming|intends? to|aims? to|ahead of|heads? into|heading into|now and|up until|between now)\b|"
    r"\bmay [a-z]|\w['’]ll\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_PAST = frozenset(
    "was were had did said says went began came took made told fell rose led left met held shot got gave won lost saw "
    "found struck broke brought fought heard kept sent sold spoke stood swept wrote grew sank shook blew drew flew "
    "threw".split()
)
_NOT_PAST = frozenset(
    "need feed seed speed breed bleed indeed exceed proceed succeed hundred sacred deed weed reed creed greed heed "
    "embed shed sped".split()
)
"""Words in -ed that are no past forms."""
_FIXED = frozenset({"scheduled", "slated", "set", "planned", "expected", "due"})
"""Participles that speak of what is to come."""
_SCHEDULED = re.compile(
    r"\b(?:begins?|starts?|opens?|closes?|ends?|resumes?|expires?|kicks? off|gets? under way|"
    r"takes? (?:place|effect|over)|arrives?|meets?|votes?|goes to|go to|faces?|sails?|airs?|runs? until|is (?:in|on)|"
    r"are (?:in|on)|holds|hold (?:an?|its|their)|speaks?|testif(?:ies|y)|hosts|visits|delivers?|travels?|returns?|"
    r"unveils?|launches|premieres|debuts|turns \d|plays|(?:goes|go) on)\b"
)
"""Present forms that news writes of what is fixed for a coming day ("the trial opens Monday")."""
_TITLES = frozenset("Gov Sen Rep Mr Mrs Ms Dr Gen Lt Sgt Col Capt Maj St Inc Co Corp No".split())
_END = re.compile(r"[.!?][\"”’']?\s+[\"“A-Z]|[;\n]")
_LAST_WORD = re.compile(r"[^\W\d_]{1,12}$")
_DEADLINE = re.compile(r"\b(?:by|until|till) (?:the )?$")


def tense_around(text: str, start: int, end: int) -> Literal["past", "present", "future"] | None:
    """The tense of the words next to ``start:end``: of the nearest cue before it, else of the nearest after it."""
    before = text[max(0, start - REACH) : start]
    cuts = [m.end() for m in _ends(before)]
    before = before[cuts[-1] - 1 :] if cuts else before
    after = text[end : end + REACH]
    cut = next(_ends(after), None)
    after = after[: cut.start() + 1] if cut else after
    last_future = max((m.start() for m in _FUTURE.finditer(before)), default=-1)
    last_past = max(_past_forms(before), default=-1)
    if _DEADLINE.search(before) and " had " not in before + after:
        return "future"
    next_past = next(_past_forms(after), -1)
    if last_future > last_past and 0 <= next_past <= 1:
        return "past"
    if last_future >= 0 or last_past >= 0:
        return "future" if last_future >= last_past else "past"
    if _SCHEDULED.search(before):
        return "future"
    next_future = _FUTURE.search(after)
    if next_future and not 0 <= next_past <= next_future.start():
        return "future"
    return "past" if next_past >= 0 else None


def _ends(text: str) -> Iterator[re.Match[str]]:
    """Where sentences end: not behind "Gov." or an initial."""
    for end in _END.finditer(text):
        word = _LAST_WORD.search(text, max(0, end.start() - 12), end.start()) if end.group()[0] == "." else None
        if word is None or not (word.group() in _TITLES or (len(word.group()) == 1 and word.group().isupper())):
            yield end


def _past_forms(text: str) -> Iterator[int]:
    """Where the verbs in a past form stand, in order; "was" and "killed" count, "be killed" and "is set" do not."""
    before = ""
    words = [(m.start(), m.group()) for m in _WORD.finditer(text)]
    for k, (start, word) in enumerate(words):
        after = words[k + 1][1] if k + 1 < len(words) else ""
        if word in {"has", "have", "had"} and after == "been":
            if k + 2 >= len(words) or words[k + 2][1] not in _FIXED:
                yield start
        elif before not in {"be", "been"} and word not in _FIXED:
            regular = len(word) > 3 and word.endswith("ed") and word.islower() and word not in _NOT_PAST
            if word in _PAST or regular:
                yield start
        before = word

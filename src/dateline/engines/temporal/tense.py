"""A light guess at the tense around a time expression, for texts without a parse."""

from __future__ import annotations

import re
from typing import Literal

REACH = 120
"""Characters read on either side, cut at the ends of the sentence."""
_FUTURE = re.compile(
    r"\b(?:will|shall|should|would|could|might|can|cannot|won['’]t|can['’]t|to be|is to|are to|going to|wants? to|"
    r"needs|plans? to|planned for|planning to|set to|set for|due to|due in|due on|expected (?:to|in|on)|expects? to|"
    r"scheduled|slated|upcoming|intends? to|aims? to|ahead of|heads? into|heading into|now and|up until|between now)\b|"
    r"\bmay [a-z]|\w['’]ll\b"
)
_PAST = re.compile(
    r"\bh(?:as|ave|ad) been\b(?! (?:scheduled|slated|set|planned)\b)|"
    r"(?<!\bbe )(?<!\bbeen )\b(?:was|were|had|did|said|says|went|began|came|took|made|told|fell|rose|led|left|met|held|"
    r"died|fled|shot|got|gave|won|lost|saw|found|struck|broke|brought|fought|heard|kept|sent|sold|spoke|stood|swept|wrote|"
    r"grew|sank|shook|blew|drew|flew|"
    r"\w{3,}ed)\b"
)
_SCHEDULED = re.compile(
    r"\b(?:begins?|starts?|opens?|closes?|ends?|resumes?|expires?|kicks? off|gets? under way|"
    r"takes? (?:place|effect|over)|arrives?|meets?|votes?|goes to|go to|faces?|sails?|airs?|runs? until|is (?:in|on)|"
    r"are (?:in|on)|holds|hold (?:an?|its|their)|speaks?|testif(?:ies|y)|hosts|visits|delivers?|travels?|returns?|"
    r"unveils?|launches|premieres|debuts|turns \d|plays|(?:goes|go) on)\b"
)
"""Present forms that news writes of what is fixed for a coming day ("the trial opens Monday")."""
_END = re.compile(r"[.!?]\s+[\"“A-Z]|[;\n]")
_DEADLINE = re.compile(r"\b(?:by|until|till) (?:the )?$")


def tense_around(text: str, start: int, end: int) -> Literal["past", "present", "future"] | None:
    """The tense of the words next to ``start:end``: of the nearest cue before it, else of the nearest after it."""
    before = text[max(0, start - REACH) : start]
    cuts = [m.end() for m in _END.finditer(before)]
    before = before[cuts[-1] - 1 :] if cuts else before
    after = text[end : end + REACH]
    cut = _END.search(after)
    after = after[: cut.start() + 1] if cut else after
    last_future = max((m.start() for m in _FUTURE.finditer(before)), default=-1)
    last_past = max((m.start() for m in _PAST.finditer(before)), default=-1)
    if _DEADLINE.search(before) and " had " not in before + after:
        return "future"
    if last_future >= 0 or last_past >= 0:
        return "future" if last_future > last_past else "past"
    if _SCHEDULED.search(before):
        return "future"
    next_future, next_past = _FUTURE.search(after), _PAST.search(after)
    if next_future and (not next_past or next_future.start() < next_past.end()):
        return "future"
    return "past" if next_past else None

"""Who published a flattened page, where the page says so."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from ..patterns.credits import is_copyright_notice, is_credit
from .labels import Labelled, body_span, headline_of

_NAME = (
    r"(?:[A-Z0-9][\w.&’'-]*|[a-z][\w-]*\.(?:com|net|org|news))"
    r"(?:\s(?:[A-Z0-9][\w.&’'-]*|of|the|and|&|de|la|le|del|in|für)){0,5}"
)
_NOTICE = re.compile(
    rf"(?:©|\(c\)|copyright)[\s©:,]{{0,4}}(?:copyright\s)?(?:(?:19|20)\d\d\s?(?:[-–—]+|to)?\s?)?"
    rf"(?:(?:19|20)?\d\d)?[\s,:.|-]{{0,3}}"
    rf"(?:by\s)?(?:[Tt]he\s)?({_NAME})",
    re.IGNORECASE,
)
_NOTICE_BEFORE = re.compile(rf"({_NAME})\s?(?:©|\([cC]\))\s?(?:19|20)\d\d")
_CALLS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:to|with|join|contact|from|by)\s(?:the\s)?({_NAME})\s(?:news\s)?team\b",
        rf"\b(?:[Dd]ownload|[Gg]et|[Ii]nstall)\s(?:the\s|our\s)?(?:free\s)?({_NAME})\s(?:mobile\s|news\s)?app\b",
        rf"\b(?:[Ss]ubscribe|[Ss]ign up)\s(?:to|for)\s(?:the\s)?({_NAME})(?:['’]s)?"
        r"\s(?:daily\s|weekly\s|free\s)?(?:newsletter|email)",
        rf"\b(?:[Ff]ollow|[Ll]ike)\s({_NAME})\son\s(?:Facebook|Twitter|X|Instagram|Google|WhatsApp|Telegram)",
        rf"\b(?:[Aa]bout|[Cc]ontact|[Aa]dvertise\s(?:with|on|in)|[Ww]ork\s(?:at|for)|[Ww]elcome\sto)\s(?:the\s)?({_NAME})$",
        r"^(?:Search|My|Visit)\s((?:[a-z0-9-]+\.)?[a-z0-9-]+\.(?:com|net|org|news))$",
    )
)
_SITE_OPENS = re.compile(r"([A-Z][\w-]{1,30}\.(?:com|net|org|info|news|[a-z]{2}))\s[-–—]\s", re.IGNORECASE)
"""A site's name that opens its stories as an agency's would: "Example.net - The ministry said"."""
_SUFFIX = re.compile(r"\s(?:[|–—·•»:]|-)\s([^|–—·•»]{2,40})$")
_YEARS = re.compile(r"\s(?:19|20)\d\d$")
_STOP = re.compile(
    r"\s?(?:\.\s.*|,? (?:all rights|gmbh).*|,? (?:inc|llc|ltd|limited|corp)\b.*|[|].*|\bterms\b.*|,.*)$",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    "us our all rights reserved copyright this the news home here team privacy terms subscribe your facebook twitter a "
    "advertising".split()
)


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name and its span in the document's text."""

    name: str
    start: int
    end: int


def find_publisher(rows: list[Labelled]) -> NamedSpan | None:
    """The publisher that copyright lines, calls to action, "About …" links or the page's title name."""
    votes: dict[str, float] = defaultdict(float)
    spans: dict[str, NamedSpan] = {}
    _, end = body_span(rows)
    head = headline_of(rows)
    title = rows[head].line.text if head is not None else ""
    for i, row in enumerate(rows):
        if row.role == "body" and (opened := _SITE_OPENS.match(row.line.text)):
            at = row.line.start + opened.start(1)
            votes[_vote_key(opened.group(1))] += 3.0
            spans.setdefault(_vote_key(opened.group(1)), NamedSpan(opened.group(1), at, at + len(opened.group(1))))
        inside = head is not None and head < i < end  # a notice between headline and end is a picture's
        if i != head and (row.role != "boilerplate" or inside):
            continue
        for name, offset, weight in _candidates(row, title, i == head):
            bare = _YEARS.sub("", _STOP.sub("", name)).strip(" .,-|:")
            key = _vote_key(bare)
            if len(bare) < 2 or is_copyright_notice(bare) or bare.casefold() in _NOT_NAMES or not key or bare.isdigit():
                continue
            votes[key] += weight * (1.5 if i >= end and end else 1.0)
            start = row.line.start + offset
            spans.setdefault(key, NamedSpan(bare, start, start + len(bare)))
    if not votes:
        return None
    best = max(votes, key=lambda key: votes[key])
    return spans[best] if votes[best] >= 2 else None


def _candidates(row: Labelled, title: str, headline: bool) -> list[tuple[str, int, float]]:
    """Names in a line, where they start in it and how much they tell."""
    text = row.line.text
    found: list[tuple[str, int, float]] = []
    if headline or (title and text.startswith(title[:30]) and len(text) > len(title)):
        suffix = _SUFFIX.search(text[-60:])
        # a dash inside the headline itself is punctuation, one behind it parts the site's name
        if suffix and (not headline or "|" in suffix.group()[:3]):
            found.append((suffix.group(1), max(0, len(text) - 60) + suffix.start(1), 2.5))
        return found
    if len(text) > 600 or is_credit(text):
        return found
    if (notice := _NOTICE.search(text)) and is_copyright_notice(text):
        if notice.group(1)[:1].isupper() or "." in notice.group(1):
            found.append((notice.group(1), notice.start(1), 2.0))
    elif before := _NOTICE_BEFORE.search(text):
        found.append((before.group(1), before.start(1), 2.0))
    for pattern in _CALLS:
        if call := pattern.search(text):
            found.append((call.group(1), call.start(1), 2.0 if "team" in text or "app" in text else 1.0))
    return found


def _vote_key(name: str) -> str:
    fold = name.casefold()
    fold = fold.removeprefix("the ")
    return re.sub(r"\.(?:com|net|org)$|[^\w]", "", fold)

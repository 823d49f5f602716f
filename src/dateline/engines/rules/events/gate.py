"""What kind of page this is: sport, markets, culture and service use the words of violence for other things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .lexicon import Lexicon
from .tree import View

DENSE = 0.028
"""Share of a page's words in one kind's list from which it is of that kind: news pages have at most 0.018 (of 100)."""
FEWEST = 6
"""Least number of such words, so that a short page is not judged by two of them."""
FEWEST_DIFFERENT = 4
"""On a short page so many different ones do: "coach" three times may be a bus."""


def page_kind(views: Sequence[View], lexicon: Lexicon) -> str | None:
    """The kind of page whose words are dense here, a key of ``pages.toml``; None for plain news.

    It is ``headline`` where the headline promises advice, a list or a judgement.
    """
    for view in views:
        if view.role == "headline":
            if view.low and view.low[0] in lexicon.openings:
                return "headline"
            for phrase in lexicon.headlines:
                if any(view.match(phrase, i) for i, word in enumerate(view.low) if word == phrase[0]):
                    return "headline"
    hits: Counter[str] = Counter()
    different: dict[str, set[str]] = {kind: set() for kind in lexicon.pages}
    total = 0
    for view in views:
        for word in view.low:
            if word[:1].isalpha():
                total += 1
                for kind, words in lexicon.pages.items():
                    if word in words:
                        hits[kind] += 1
                        different[kind].add(word)
    if not total or not hits:
        return None
    kind, count = hits.most_common(1)[0]
    enough = count >= FEWEST or len(different[kind]) >= FEWEST_DIFFERENT
    return kind if enough and count / total >= DENSE else None

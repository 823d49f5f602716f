"""The language of a text, by its script and its commonest function words.

A count of function words tells the main languages apart from a few sentences on (the idea goes back to Ingle, "A
language identification table", 1976); it needs no model. Where the words do not tell, nothing is claimed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 20_000
"""Code points that are looked at."""
_LEAST_HITS = 3
"""Function words below which a text in a shared script gives no language."""

_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("ar", re.compile("[\u0621-\u06ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("pa", re.compile("[\u0a00-\u0a7f]")),
    ("gu", re.compile("[\u0a80-\u0aff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("te", re.compile("[\u0c00-\u0c7f]")),
    ("kn", re.compile("[\u0c80-\u0cff]")),
    ("ml", re.compile("[\u0d00-\u0d7f]")),
    ("si", re.compile("[\u0d80-\u0dff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("my", re.compile("[\u1000-\u109f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("am", re.compile("[\u1200-\u137f]")),
    ("km", re.compile("[\u1780-\u17ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
)
_LETTER = re.compile(r"[^\W\d_]")
_PERSIAN = re.compile("[پچژگ]")
_URDU = re.compile("[ٹڈڑےں]")


@cache
def stopwords() -> dict[str, frozenset[str]]:
    """Function words by language (ISO 639-1)."""
    text = files("dateline").joinpath("data", "text", "stopwords.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return {language: frozenset(words.split()) for language, words in rows}


@cache
def any_stopword() -> frozenset[str]:
    """Function words of all languages, of two letters or more."""
    return frozenset(word for words in stopwords().values() for word in words if len(word) > 1)


def detect_language(text: str) -> str | None:
    """The language of ``text`` as an ISO 639-1 code, or None where the text is too short or too mixed to tell."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if letters == 0:
        return None
    counts = {language: len(pattern.findall(sample)) for language, pattern in _SCRIPTS}
    # Japanese is written in Chinese characters with kana between them.
    counts["ja"] = counts["ja"] + counts["zh"] if counts["ja"] > 0.1 * counts["zh"] else 0
    counts["zh"] = 0 if counts["ja"] else counts["zh"]
    script, most = max(counts.items(), key=lambda item: item[1])
    if most > 0.5 * letters:
        return _arabic(sample, most) if script == "ar" else script
    return _by_stopwords(sample)


def _arabic(sample: str, letters: int) -> str:
    if len(_URDU.findall(sample)) > 0.02 * letters:
        return "ur"
    return "fa" if len(_PERSIAN.findall(sample)) > 0.01 * letters else "ar"


def _by_stopwords(sample: str) -> str | None:
    words = Counter(word.casefold() for word in _WORD.findall(sample))
    # Each word is worth as much as it tells: one that ten languages share tells little.
    scores: dict[str, float] = defaultdict(float)
    hits: Counter[str] = Counter()
    for word, count in words.items():
        languages = _languages_of().get(word, ())
        for language in languages:
            scores[language] += count / len(languages)
            hits[language] += count
    ranked = sorted(scores.items(), key=lambda item: -item[1])[:2]
    if not ranked or hits[ranked[0][0]] < _LEAST_HITS:
        return None
    if len(ranked) > 1 and ranked[0][1] < 1.1 * ranked[1][1]:
        return None
    return ranked[0][0] if hits[ranked[0][0]] >= 0.04 * sum(words.values()) else None


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    owners: dict[str, list[str]] = {}
    for language, words in stopwords().items():
        for word in words:
            owners.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in owners.items()}

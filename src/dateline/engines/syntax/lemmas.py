"""Lemmas from the word and its Penn tag: rules over endings and exceptions, from ``data/models/lemmas.tsv``."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Final

from .features import normal_form

_LONGEST: Final = 7
"""Characters of the longest ending in the table."""
_NAMES: Final = frozenset(("NNP", "NNPS"))

Rules = dict[str, tuple[int, str]]


@lru_cache(maxsize=1)
def _table() -> dict[str, Rules]:
    text = resources.files("dateline").joinpath("data/models/lemmas.tsv").read_text(encoding="utf-8")
    table: dict[str, Rules] = {}
    for line in text.splitlines():
        tag, ending, cut, add = line.split("\t")
        table.setdefault(tag, {})[ending] = (int(cut), add)
    return table


@lru_cache(maxsize=50_000)
def lemma(text: str, tag: str, pos: str) -> str:
    """The dictionary form of a token, in lower case; names, and numbers in digits, stay as written."""
    if pos == "PROPN" or tag in _NAMES or (pos == "NUM" and text[:1].isdigit()):
        return text.replace("’", "'")
    rules = _table().get("VBN" if tag == "VBD" else tag)
    form = text.lower().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    if form == "i":
        return "I"
    if rules is None:
        return form
    # Digits and invisible marks count as the table's do, as long as that leaves the length alone.
    key = normal_form(text)
    whole = rules.get(f"^{key}")
    cut, add = whole if whole is not None else _by_ending(rules, key)
    return form[: len(form) - cut] + add


def _by_ending(rules: Rules, key: str) -> tuple[int, str]:
    for at in range(max(0, len(key) - _LONGEST), len(key) + 1):
        if key[at:] in rules:
            return rules[key[at:]]
    return 0, ""

"""The words around numbers: what is counted, measured, paid or merely labelled, and what vague words stand for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def _table(name: str) -> list[list[str]]:
    text = files("dateline").joinpath("data", "quantity", f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


class Lexicon:
    """Words by class, in lower case, and vague phrases by their first word, longest first."""

    def __init__(self) -> None:
        classes: dict[str, set[str]] = {}
        ordinals: dict[str, int] = {}
        for kind, word in _table("words"):
            classes.setdefault(kind, set()).add(word)
            if kind == "ordinal":
                ordinals[word] = len(ordinals) + 1
        self.ordinals = ordinals
        self.people, self.money, self.measure = classes["people"], classes["money"], classes["measure"]
        self.time, self.label, self.street = classes["time"], classes["label"], classes["street"]
        self.result, self.zero, self.stop = classes["result"], classes["zero"], classes["stop"]
        self.months, self.currency, self.rise = classes["month"], classes["currency"], classes["rise"]
        self.young, self.track = classes["aged"], classes["track"]
        self.vague: dict[str, list[tuple[tuple[str, ...], int, int | None]]] = {}
        for phrase, low, high in sorted(_table("vague"), key=lambda row: -len(row[0].split())):
            words = tuple(phrase.split())
            self.vague.setdefault(words[0], []).append((words, int(low), int(high) if high else None))


@cache
def lexicon() -> Lexicon:
    """The one lexicon, read on first use."""
    return Lexicon()

"""The words of time: months, weekdays, units, parts of the day, zones and holidays, read from the data files."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TypeVar, cast

from .types import Part, Unit

T = TypeVar("T")


def table(name: str) -> list[list[str]]:
    """The rows of ``data/temporal/NAME.tsv``, comments left out."""
    text = files("dateline").joinpath("data", "temporal", f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _by_first_word(rows: Iterable[tuple[str, T]]) -> dict[str, list[tuple[tuple[str, ...], T]]]:
    """Phrases as the words that tokens give, filed under their first word, the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for phrase, value in sorted(rows, key=lambda row: -len(row[0].split())):
        words = tuple(phrase.replace("'", " ' ").replace("-", " - ").split())
        out.setdefault(words[0], []).append((words, value))
    return out


class Lexicon:
    """Words by class. All keys are in lower case."""

    def __init__(self) -> None:
        classes: dict[str, dict[str, str]] = {}
        for kind, word, value in table("words"):
            classes.setdefault(kind, {})[word] = value
        self.months = {w: int(v) for w, v in classes["month"].items()}
        self.weekdays = {w: int(v) for w, v in classes["weekday"].items()}
        self.units = {w: cast(Unit, v) for w, v in classes["unit"].items()}
        self.lasting = {w: cast(Unit, v) for w, v in classes["lasting"].items()}
        self.seasons = classes["season"]
        self.parts = {w: cast(Part, v) for w, v in classes["part"].items()}
        self.moments = {w: int(v) for w, v in classes["moment"].items()}
        self.ordinals = {w: int(v) for w, v in classes["ordinal"].items()}
        self.decades = {w: int(v) for w, v in classes["decade"].items()}
        self.shifts = {w: int(v) for w, v in classes["shift"].items()}
        self.frequencies = {w: cast(Unit, v) for w, v in classes["frequency"].items()}
        self.vague = frozenset(classes["vague"])
        self.papers = frozenset(classes["paper"])
        self.numbered = frozenset(classes["numbered"])
        self.measures = frozenset(classes["measure"])
        self.currencies = frozenset(classes["currency"])
        self.lines = frozenset(classes["line"])
        self.roads = frozenset(classes["road"])
        self.factors = {w: int(v) for w, v in classes["factor"].items()}
        self.references = classes["reference"]
        self.zones = dict(cast(tuple[str, str], tuple(row)) for row in table("zones"))
        self.holidays = _by_first_word((row[0], row[0]) for row in table("holidays") + table("national"))
        self.hijri_months = _by_first_word((name, int(number)) for name, number in table("hijri"))


@cache
def lexicon() -> Lexicon:
    """The one lexicon, read on first use."""
    return Lexicon()

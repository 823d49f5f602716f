"""The words of time: months, weekdays, units, parts of the day, zones and holidays, read from the data files."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import cast

from .types import Part, Unit


def table(name: str) -> list[list[str]]:
    """The rows of ``data/temporal/NAME.tsv``, comments left out."""
    text = files("dateline").joinpath("data", "temporal", f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


class Lexicon:
    """Words by class. All keys are in lower case."""

    def __init__(self) -> None:
        classes: dict[str, dict[str, str]] = {}
        for kind, word, value in table("words"):
            classes.setdefault(kind, {})[word] = value
        self.months = {w: int(v) for w, v in classes["month"].items()}
        self.weekdays = {w: int(v) for w, v in classes["weekday"].items()}
        self.units = {w: cast(Unit, v) for w, v in classes["unit"].items()}
        self.seasons = classes["season"]
        self.parts = {w: cast(Part, v) for w, v in classes["part"].items()}
        self.moments = {w: int(v) for w, v in classes["moment"].items()}
        self.ordinals = {w: int(v) for w, v in classes["ordinal"].items()}
        self.decades = {w: int(v) for w, v in classes["decade"].items()}
        self.shifts = {w: int(v) for w, v in classes["shift"].items()}
        self.frequencies = {w: cast(Unit, v) for w, v in classes["frequency"].items()}
        self.vague = frozenset(classes["vague"])
        self.papers = frozenset(classes["paper"])
        self.references = classes["reference"]
        self.zones = dict(cast(tuple[str, str], tuple(row)) for row in table("zones"))
        self.holidays: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, _rule in sorted(table("holidays"), key=lambda row: -len(row[0].split())):
            words = tuple(phrase.replace("'", " ' ").split())
            self.holidays.setdefault(words[0], []).append((words, phrase))


@cache
def lexicon() -> Lexicon:
    """The one lexicon, read on first use."""
    return Lexicon()

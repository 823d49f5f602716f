"""Words that introduce what somebody says, thinks or shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word. ``rate`` is the share of its occurrences that head a cue; ``family`` its sense (see the file)."""

    lemma: str
    pos: str
    count: int
    rate: float
    family: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cue words by lemma and part of speech."""

    entries: dict[tuple[str, str], Cue]

    def get(self, lemma: str, pos: str) -> Cue | None:
        """The entry of a word, or None."""
        return self.entries.get((lemma, pos))


@cache
def load_lexicon() -> Lexicon:
    """Read ``data/lexicon/attribution/cues.tsv``."""
    lines = (resources.files("dateline.data") / "lexicon/attribution/cues.tsv").read_text("utf-8").splitlines()
    entries = {}
    for line in lines:
        if line and not line.startswith("#"):
            lemma, pos, count, rate, family = line.split("\t")
            entries[lemma, pos] = Cue(lemma, pos, int(count), float(rate), family)
    return Lexicon(entries)

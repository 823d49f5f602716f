"""The cue lexicon: how often a word heads a cue, and the family that ``families.toml`` gives it."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dateline.engines.rules.attribution.lexicon import Cue, Lexicon

from .data import Example

SEEN, RATE = 2, 0.04
"""A word enters with at least this many cues and this share of its occurrences; verbs with a family always do."""
UNSEEN = 0.3
"""The share given to verbs of a family that the texts lack."""
OTHER = {"NOUN": "noun", "ADJ": "adjective"}
HEAD = "# lemma\tpart of speech\tcues in PolNeAR's training part\tshare of its occurrences that head a cue\tfamily\n"


def families(path: Path) -> dict[str, str]:
    """Verb to family; of a verb under several the first counts."""
    out: dict[str, str] = {}
    for name, words in tomllib.loads(path.read_text("utf-8")).items():
        for word in words.split():
            out.setdefault(word, name)
    return out


def count(examples: Iterable[Example], family: dict[str, str]) -> Lexicon:
    """The lexicon of the examples."""
    seen, cues = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for example in examples:
        for k, sentence in enumerate(example.page.sentences):
            for t in sentence.tokens:
                word = (t.lemma.lower(), t.pos)
                seen[word] += 1
                cues[word] += (k, t.i) in example.gold
    entries = {}
    for (lemma, pos), total in seen.items():
        n = cues[lemma, pos]
        if pos == "PROPN":
            continue  # names head cues in these texts by who they are about
        known = pos == "VERB" and lemma in family
        if (known or (n >= SEEN and n / total >= RATE)) and lemma.strip():
            name = family.get(lemma, "other") if pos == "VERB" else OTHER.get(pos, "other")
            entries[lemma, pos] = Cue(lemma, pos, n, round(n / total, 3), name)
    for lemma in family:
        entries.setdefault((lemma, "VERB"), Cue(lemma, "VERB", 0, UNSEEN, family[lemma]))
    return Lexicon(entries)


def write(lexicon: Lexicon, path: Path) -> None:
    """Write the table, the most frequent cues first."""
    lines = sorted(lexicon.entries.values(), key=lambda c: (-c.count, c.lemma, c.pos))
    path.write_text(
        HEAD + "".join(f"{c.lemma}\t{c.pos}\t{c.count}\t{c.rate:.3f}\t{c.family}\n" for c in lines), "utf-8"
    )

"""Distils the lemma table: ``python -m training.syntax.lemmas WORK/train.jsonl OUT.tsv``.

For each Penn tag, words vote by their last letters on how many characters to cut and what to add; a longer ending is
kept only where its vote differs from the shorter one's, a whole word ("^said") only where its endings are wrong.
Past tense and past participle share their endings, for regular verbs have the same.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from dateline.engines.syntax.features import normal_form

from .data import read

Rule = tuple[int, str]
TAGS = frozenset("NNS VBD VBN VBG VBZ VBP VB JJR JJS RBR RBS RB PRP MD POS IN TO".split())
"""Tags whose lemma may differ from the lower-cased word."""
LONGEST = 7
TYPES = 3
"""Different words that must agree before an ending is believed."""


def rule(form: str, lemma: str) -> Rule:
    """How to get from ``form`` to ``lemma``: characters to cut from the end, and what to add."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def distil(words: dict[str, Rule]) -> dict[str, Rule]:
    """Endings and whole words to rules; a word that no ending matches is its own lemma."""
    by_ending: dict[str, Counter[Rule]] = defaultdict(Counter)
    for form, found in words.items():
        for size in range(min(LONGEST, len(form)) + 1):
            by_ending[form[len(form) - size :]][found] += 1
    table: dict[str, Rule] = {}
    for ending in sorted(by_ending, key=lambda e: (len(e), e)):
        (best, votes), total = by_ending[ending].most_common(1)[0], by_ending[ending].total()
        if ending and votes >= TYPES and votes > 0.4 * total and best != look_up(table, ending):
            table[ending] = best
    return table | {f"^{form}": found for form, found in words.items() if found != look_up(table, form)}


def look_up(table: dict[str, Rule], form: str) -> Rule:
    """The rule of the longest ending of ``form`` in ``table``."""
    for at in range(max(0, len(form) - LONGEST), len(form) + 1):
        if form[at:] in table:
            return table[form[at:]]
    return 0, ""


def main() -> None:
    """Write the table: tag, ending, characters to cut, what to add."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in read(options.annotated):
        for text, lemma, tag, pos in zip(*(row[k] for k in ("text", "lemma", "tag", "pos")), strict=True):
            if tag in TAGS and pos != "PROPN":
                counts["VBN" if tag == "VBD" else tag, normal_form(text)]["I" if lemma == "I" else lemma.lower()] += 1
    by_tag: dict[str, dict[str, Rule]] = defaultdict(dict)
    for (tag, form), lemmas in counts.items():
        lemma, votes = lemmas.most_common(1)[0]
        if votes > 1 and form.strip("'-.").replace("-", "").replace("'", "").isalpha():
            by_tag[tag][form] = rule(form, lemma)
    lines = [
        f"{tag}\t{ending}\t{cut}\t{add}"
        for tag, words in sorted(by_tag.items())
        for ending, (cut, add) in sorted(distil(words).items())
    ]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} rules")


if __name__ == "__main__":
    main()

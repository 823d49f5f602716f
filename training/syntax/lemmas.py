"""Distils the lemma tables: ``verbs.txt``, base forms of verbs, and ``lemmas.tsv``, rules for what those leave open.

For each Penn tag, words vote by their last letters on how many characters to cut and what to add; a longer ending is
kept only where its vote differs from the shorter one's, a whole word ("^said") only where its endings are wrong.
Past tense and past participle share their endings, for regular verbs have the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from dateline.engines.syntax.features import normal_form
from dateline.engines.syntax.lemmas import regular_verb

from .data import read

Rule = tuple[int, str]
IRREGULAR = """bled bleed bound bind bred breed clung cling crept creep dealt deal dwelt dwell flung fling forsook
forsake ground grind hung hang knelt kneel lent lend lit light rent rend sank sink sawn saw sewn sew shaken shake
shook shake shorn shear shrank shrink slain slay slew slay slid slide slit slit slunk slink smote smite sown sow
spat spit sped speed sprang spring sprung spring spun spin stank stink strewn strew strode stride strove strive stung
sting sunk sink swam swim swore swear sworn swear swum swim swung swing trod tread trodden tread wove weave woven weave
wrung wring"""
"""Past forms and their verbs, in turn, that a corpus of this size may not hold often enough."""
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


def base_forms(counts: dict[tuple[str, str], Counter[str]]) -> frozenset[str]:
    """Verbs seen uninflected, and nouns of the same form as a verb seen only inflected ("ram" beside "rammed").

    Without past forms: "rang" is not what "ranging" comes from.
    """
    seen = Counter({f: sum(c.values()) for (tag, f), c in counts.items() if tag in ("VB", "VBP")})
    verbs = frozenset(f for f, n in seen.items() if n >= 2 and f.isalpha() and len(f) > 1)
    nouns = frozenset(f for (tag, f), c in counts.items() if tag == "NN" and sum(c.values()) >= 2 and f.isalpha())
    inflected = {f for (tag, f) in counts if tag in ("VBN", "VBG") and regular_verb(f, verbs) is None}
    bases = verbs | {base for f in inflected if (base := regular_verb(f, nouns)) is not None}
    past = {f for (tag, f), c in counts.items() if tag == "VBN" and c.most_common(1)[0][0] != f}
    return bases - past


def write_lemmas(annotated: Path, out: Path) -> None:
    """Write ``out/verbs.txt`` and ``out/lemmas.tsv``."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in read(annotated):
        for text, lemma, tag, pos in zip(*(row[k] for k in ("text", "lemma", "tag", "pos")), strict=True):
            if pos != "PROPN":
                known = "I" if lemma == "I" else lemma.lower()
                counts["VBN" if tag == "VBD" else tag, normal_form(text)][known] += 1
    irregular = IRREGULAR.split()
    for form, lemma in zip(irregular[::2], irregular[1::2], strict=True):
        counts["VBN", form] = Counter({lemma: 2})
    bases = base_forms(counts)
    by_tag: dict[str, dict[str, Rule]] = defaultdict(dict)
    settled: dict[str, set[str]] = defaultdict(set)
    for (tag, form), lemmas in counts.items():
        lemma, votes = lemmas.most_common(1)[0]
        if tag in TAGS and votes > 1 and form.strip("'-.").replace("-", "").replace("'", "").isalpha():
            by_tag[tag][form] = rule(form, lemma)
            if tag in ("VBN", "VBG") and regular_verb(form, bases) == lemma:
                settled[tag].add(f"^{form}")
    lines = [
        f"{tag}\t{ending}\t{cut}\t{add}"
        for tag, words in sorted(by_tag.items())
        for ending, (cut, add) in sorted(distil(words).items())
        if ending not in settled[tag]
    ]
    (out / "lemmas.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (out / "verbs.txt").write_text("\n".join(sorted(bases)) + "\n", encoding="utf-8")
    print(f"{len(lines)} rules, {len(bases)} verbs")

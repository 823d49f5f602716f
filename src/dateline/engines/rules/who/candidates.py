"""Where a page names something: the parser's entities and other runs of proper nouns, with their edges put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.engines.syntax.types import Sentence, Token
from dateline.model.document import Document
from dateline.model.vocab import BlockRole

from ..attribution.people import SUFFIXES, people, plain
from .words import words

NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "LOC", "EVENT", "LAW"})
"""Entity labels whose spans may name somebody; small parsers mistake one for another."""
HYPHENS = frozenset("-‐‑")
PARTICLES = frozenset("al el van von der den de di da do dos das del della la le du bin ibn ben ter ten".split())
"""Words in lower case that a name may begin with."""
LINKING = frozenset({"of", "for", "and", "&", "de", "des", "du"})
"""Words that a name cannot end with."""
RANKED = frozenset({"vice", "deputy", "prime", "former", "acting", "then", "ex"})
"""Words that open a title of several words."""
SHOUTED = 0.7
"""Share of capitals among its letters from which a sentence is written in capitals."""
LONGEST = 9
"""Tokens of a name; longer runs are lists or lines of capitals."""


@dataclass(slots=True)
class Name:
    """One place that names something.

    ``first`` and ``last`` are its tokens in sentence number ``sentence``, ``start`` and ``end`` its code points,
    ``label`` the parser's entity label ("" where it gave none), ``words`` its words as they are compared, without the
    titles before it; ``titles`` are those, ``suffix`` a generation ("jr") behind it. ``shouted`` says that its sentence
    is in capitals, ``title_case`` that it stands in a headline.
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    label: str
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    suffix: str = ""
    shouted: bool = False
    title_case: bool = False

    @property
    def key(self) -> str:
        """The name as it is compared."""
        return " ".join(self.words)


def candidates(document: Document, sentences: Sequence[Sentence]) -> list[Name]:
    """All names of a page in order of the text; no two overlap."""
    roles = [document.blocks[s.block].role if document.blocks else "body" for s in sentences]
    loud = [_is_shouted(s) for s in sentences]
    if sum(loud) * 2 > len(loud):
        loud = [False] * len(loud)
    found = []
    for k, sentence in enumerate(sentences):
        for first, last, label in _runs(document.text, sentence):
            made = name_at(document.text, sentence, k, first, last, label)
            if made is not None:
                made.shouted, made.title_case = loud[k], _is_title(roles[k])
                found.append(made)
    return _with_titles(sentences, found)


def _with_titles(sentences: Sequence[Sentence], names: Sequence[Name]) -> list[Name]:
    """The names with the titles right before them, which a parser may leave out; those titles are no names."""
    kept: list[Name] = []
    for name in names:
        tokens, first = sentences[name.sentence].tokens, name.first - len(name.titles)
        while first and plain(tokens[first - 1].text) in people().titles and tokens[first - 1].text[:1].isupper():
            first -= 1
            name.titles = (plain(tokens[first].text), *name.titles)
        while kept and kept[-1].sentence == name.sentence and kept[-1].last >= first:
            kept.pop()
        kept.append(name)
    return kept


def name_at(text: str, sentence: Sentence, number: int, first: int, last: int, label: str) -> Name | None:
    """The name that the tokens ``first`` to ``last`` write, without titles at its edges; None where nothing is left."""
    tokens, titles = sentence.tokens, people().titles
    first, last = trim(sentence, first, last)
    closing = plain(tokens[last].text) if first <= last else ""
    whole = label in ("ORG", "FAC", "LOC", "GPE") and closing in words().organisation | words().place
    before: list[str] = []
    while not whole and first < last:
        word, after = plain(tokens[first].text), plain(tokens[first + 1].text)
        if word not in titles and not (word in RANKED and after in titles and first + 1 < last):
            break
        before.append(word)
        first += 1
    while first <= last and label not in ("PERSON", "") and last - first > 1 and _is_office(sentence, last):
        last -= 1
    first, last = trim(sentence, first, last)
    if first > last or last - first >= LONGEST:
        return None
    start, end = tokens[first].start, tokens[last].end - _closes_sentence(tokens[last].text)
    written = [w.strip(",;:()[]!?") for w in plain(text[start:end]).split()]
    suffix = written.pop() if len(written) > 1 and written[-1] in SUFFIXES else ""
    told = tuple(w for w in written if w)
    if not told or all(w in _EMPTY for w in told) or text[start:end].islower():
        return None
    return Name(number, first, last, start, end, label, told, tuple(before), suffix)


def _closes_sentence(word: str) -> bool:
    """Whether a full stop behind the last word of a name ends a sentence, and no abbreviation."""
    if not word.endswith(".") or "." in word[:-1] or len(word) < 2:
        return False
    return plain(word) not in words().legal | people().titles | SUFFIXES | words().clipped


def trim(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The name without articles, possessive marks and punctuation at its edges."""
    tokens = sentence.tokens
    while first <= last and (tokens[first].tag in ("DT", "POS") or not tokens[first].text[0].isalnum()):
        first += 1
    while last >= first and (tokens[last].tag == "POS" or not tokens[last].text.rstrip(".!")[-1:].isalnum()):
        last -= 1
    return first, last


def _runs(text: str, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Names as (first token, last token, label): entities, then the runs of proper nouns between them."""
    spans = [(a, b - 1, label) for a, b, label in sentence.entities() if label in NAMES]
    taken = {i for a, b, _ in spans for i in range(a, b + 1)}
    found: list[tuple[int, int, str]] = []
    for first, last, label in spans:
        if found and first <= found[-1][1]:
            continue
        first, last = _edges(text, sentence, first, last, label, taken, found[-1][1] if found else -1)
        if first > last:
            continue
        taken.update(range(first, last + 1))
        if found and _is_joined(sentence, found[-1], first):
            found[-1] = (found[-1][0], last, "PERSON" if "PERSON" in (label, found[-1][2]) else found[-1][2])
        elif found and _is_continued(sentence, found[-1], first, label):
            found[-1] = (found[-1][0], last, "ORG")
        else:
            found.append((first, last, label))
    other = {i for a, b, label in sentence.entities() if label not in NAMES for i in range(a, b)}
    run: list[int] = []
    for t in (*sentence.tokens, None):
        if t is not None and t.i not in taken and t.i not in other and _continues(text, sentence, run, t):
            run.append(t.i)
        elif run:
            found.append((run[0], run[-1], ""))
            run = []
    yield from sorted(found)


def _continues(text: str, sentence: Sentence, run: list[int], token: Token) -> bool:
    if token.pos == "PROPN" and token.text[:1].isalnum():
        return True
    return bool(run) and token.text in HYPHENS and _adjoins(text, sentence, token.i)


def _adjoins(text: str, sentence: Sentence, i: int) -> bool:
    """Whether no space is between a token and the one after it."""
    tokens = sentence.tokens
    return i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start


def _edges(
    text: str, sentence: Sentence, first: int, last: int, label: str, taken: set[int], before: int
) -> tuple[int, int]:
    """The edges of an entity, moved to where its words begin and end."""
    tokens, size = sentence.tokens, len(sentence.tokens)
    # A parser that splits at hyphens may leave a half of a name behind: "Ortega-|Lund", "al|-Tadhimi".
    while (
        last + 2 < size
        and tokens[last + 1].text in HYPHENS
        and _adjoins(text, sentence, last)
        and _adjoins(text, sentence, last + 1)
        and tokens[last + 2].text[:1].isupper()
        and last + 2 not in taken
    ):
        last += 2
    while (
        first - 2 > before
        and tokens[first - 1].text in HYPHENS
        and _adjoins(text, sentence, first - 2)
        and _adjoins(text, sentence, first - 1)
        and (tokens[first - 2].text[:1].isupper() or tokens[first - 2].lower in PARTICLES)
        and first - 2 not in taken
    ):
        first -= 2
    # A name that seems to end in "of" goes on.
    while tokens[last].lower in LINKING and last > first:
        run = last + 1
        while (
            run < size and tokens[run].text[:1].isupper() and run not in taken and tokens[run].pos in ("PROPN", "NOUN")
        ):
            run += 1
        if run > last + 1:
            last = run - 1
            break
        last -= 1
    if label not in ("WORK_OF_ART", "EVENT", "LAW"):
        first = _nicknamed(sentence, first, before)
    # Words before a closing quotation mark are another name's, unless they are a nickname.
    closing = [i for i in range(first, last) if tokens[i].text in _CLOSING and tokens[i].tag != "POS"]
    if closing and not (closing[-1] > first + 2 and tokens[first + 1].text in _OPENING):
        first = closing[-1] + 1
    while label == "PERSON" and first - 1 > before and tokens[first - 1].lower in PARTICLES:
        first -= 1
    while first <= last and not _opens(text, sentence, first):
        first += 1
    return first, last


def _is_joined(sentence: Sentence, before: tuple[int, int, str], first: int) -> bool:
    """Whether only particles lie between two halves of a name ("Ines | van der | Berg"), or make up the first."""
    tokens = sentence.tokens
    between = tokens[before[1] + 1 : first]
    if between:
        return all(t.text in PARTICLES for t in between)
    alone = all(t.lower in PARTICLES for t in tokens[before[0] : before[1] + 1])
    return alone or tokens[first].text in PARTICLES


def _is_continued(sentence: Sentence, before: tuple[int, int, str], first: int, label: str) -> bool:
    """Whether a body's name that a parser has cut at "of" goes on ("Friends | of the | Mill Pond")."""
    between = [t.lower for t in sentence.tokens[before[1] + 1 : first]]
    if between not in (["of"], ["of", "the"], ["for"]) or before[2] not in ("ORG", "") or label == "PERSON":
        return False
    return sentence.tokens[before[1]].lower in words().short | {"friends", "bank", "school", "university"}


def _nicknamed(sentence: Sentence, first: int, before: int) -> int:
    """Where a name begins that a nickname in quotation marks cuts in two (Robert "Bob" Marlow)."""
    tokens, start = sentence.tokens, first - 4
    if start <= before or tokens[first - 1].text not in _CLOSING or tokens[first - 3].text not in _OPENING:
        return first
    whole = tokens[first - 2].text[:1].isupper() and tokens[start].pos == "PROPN" and tokens[start].text[:1].isupper()
    return start if whole else first


_CLOSING = frozenset({"”", "’", "''", '"'})
_OPENING = frozenset({"“", "‘", "``", '"'})
_EMPTY = PARTICLES | {"the", "a", "an"}
_NOUNS = ("PROPN", "NOUN")


def _opens(text: str, sentence: Sentence, i: int) -> bool:
    """Whether a name may begin with a token: a capital or a digit is in it, or it is a particle."""
    token = sentence.tokens[i]
    if any(c.isupper() or c.isdigit() for c in token.text):
        return True
    return token.lower in PARTICLES and i + 1 < len(sentence.tokens)


def _is_office(sentence: Sentence, i: int) -> bool:
    """Whether a body's name ends in the office of the person named behind it ("Mill Board Chair Ines Okono")."""
    tokens = sentence.tokens
    if plain(tokens[i].text) not in people().titles or tokens[i - 1].lower in LINKING:
        return False
    behind = [t.text for t in tokens[i + 1 : i + 3]]
    return bool(behind) and behind[behind[0] == "," and len(behind) > 1][:1].isupper()


def _is_title(role: BlockRole) -> bool:
    return role in ("headline", "standfirst", "subhead")


def _is_shouted(sentence: Sentence) -> bool:
    letters = [c for t in sentence.tokens for c in t.text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > SHOUTED * len(letters)

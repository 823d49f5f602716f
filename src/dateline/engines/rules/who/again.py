"""Names that the parser passed over: words that name somebody elsewhere on the page, found again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.engines.syntax.types import Sentence, Token

from ..attribution.people import people, plain
from . import words as lists
from .candidates import HYPHENS, Name
from .organisations import other_names
from .persons import parts_of

if TYPE_CHECKING:
    from .page import Named

SHORTEST = 3
"""Letters of a single word that is looked for."""


def find_again(sentences: Sequence[Sentence], entities: Sequence[Named], names: Iterable[Name]) -> None:
    """Add to ``entities`` the places that write a known name and belong to no entity yet.

    A name is taken where it is written as before, in capitals too, and where no further proper noun stands beside it,
    which would make it a part of another name ("Okono" in "Okono Street").
    """
    claimed = {(n.sentence, i) for e in entities for n in e.names for i in range(n.first, n.last + 1)}
    known = _known(entities)
    ordinary = {t.text for s in sentences for t in s.tokens if t.text.islower()}
    own = {(n.sentence, n.first): n for n in names}
    for k, sentence in enumerate(sentences):
        taken = {i for (s, i) in ((k, t.i) for t in sentence.tokens) if (s, i) in claimed}
        for first, last, entity, written in _matches(sentence, known, taken):
            if not _stands_alone(sentence, first, last, taken, ordinary):
                continue
            tokens = sentence.tokens
            seen = own.get((k, first))
            label = seen.label if seen is not None and seen.last == last else ""
            name = Name(k, first, last, tokens[first].start, tokens[last].end, label, written)
            if entity.kind == "group" and is_adjective(sentence, name):
                continue
            entity.names.append(name)
            taken.update(range(first, last + 1))


def is_adjective(sentence: Sentence, name: Name) -> bool:
    """Whether a name of a group stands for a quality ("Norish troops") and not for the group ("the Nores")."""
    token = sentence.tokens[name.last]
    if token.tag == "NNPS" or token.tag == "NNS":
        return token.dep in ("amod", "compound", "nmod")
    if token.tag == "JJ" or token.pos == "ADJ" or token.dep in ("amod", "compound", "nmod", "poss"):
        return True
    behind = sentence.tokens[name.last + 1] if name.last + 1 < len(sentence.tokens) else None
    if behind is not None and (behind.text in HYPHENS or behind.pos in ("NOUN", "PROPN", "ADJ")):
        return True
    return not (name.first and sentence.tokens[name.first - 1].lower == "the")


def _known(entities: Sequence[Named]) -> dict[str, list[tuple[tuple[str, ...], Named, tuple[str, ...]]]]:
    """The names to look for by their first word: their words, whom they name. What names two is left out."""
    bearers: dict[tuple[str, ...], tuple[Named, tuple[str, ...]] | None] = {}
    written = [(entity, {name.words for name in entity.names}) for entity in entities]
    further = [(entity, _unwritten(entity, listed)) for entity, listed in written]
    further += _called_short(written)
    told = {words for _, listed in written for words in listed}
    for entity, listed in (*written, *((entity, listed - told) for entity, listed in further)):
        for words in sorted(listed):
            if len(words) == 1 and len(words[0]) < SHORTEST:
                continue
            if words in bearers and (held := bearers[words]) is not None and held[0] is not entity:
                bearers[words] = None
            else:
                bearers.setdefault(words, (entity, words))
    found: dict[str, list[tuple[tuple[str, ...], Named, tuple[str, ...]]]] = {}
    for words, bearer in bearers.items():
        if bearer is not None:
            found.setdefault(words[0], []).append((words, *bearer))
    for same in found.values():
        same.sort(key=lambda n: -len(n[0]))
    return found


def _called_short(
    written: Sequence[tuple[Named, set[tuple[str, ...]]]],
) -> list[tuple[Named, set[tuple[str, ...]]]]:
    """Nouns that stand for the one body of the page whose names have them ("the Guards" of "Mill Guard Corps")."""
    bearers: dict[str, dict[int, Named]] = {}
    for entity, listed in written:
        if entity.kind == "organisation":
            for word in {w.removesuffix("s") for name in listed for w in name if w in lists.words().short}:
                bearers.setdefault(word, {})[id(entity)] = entity
    alone = [(word, next(iter(held.values()))) for word, held in bearers.items() if len(held) == 1]
    return [(entity, {(word,), (f"{word}s",)}) for word, entity in alone]


def _unwritten(entity: Named, written: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Names that an entity may go by and that the parser saw nowhere: a family name alone, a body's other names."""
    if entity.kind == "person":
        return {tuple(parts_of(words).family.split()) for words in written}
    listed = {name for words in written for name in other_names(" ".join(words)) if len(name) > SHORTEST}
    return {tuple(name.split()) for name in listed}


def _matches(
    sentence: Sentence, known: dict[str, list[tuple[tuple[str, ...], Named, tuple[str, ...]]]], taken: set[int]
) -> Iterator[tuple[int, int, Named, tuple[str, ...]]]:
    tokens = sentence.tokens
    for t in tokens:
        if t.i in taken or not t.text[:1].isupper():
            continue
        for words, entity, written in known.get(plain(t.text), ())[:40]:
            last = t.i + len(words) - 1
            if last < len(tokens) and all(
                plain(tokens[t.i + n].text) == w and t.i + n not in taken for n, w in enumerate(words)
            ):
                yield t.i, last, entity, written
                break


def _stands_alone(sentence: Sentence, first: int, last: int, taken: set[int], ordinary: set[str]) -> bool:
    tokens = sentence.tokens
    single = first == last
    if single and tokens[first].lower in ordinary and tokens[first].pos != "PROPN":
        return False
    left = tokens[first - 1] if first else None
    right = tokens[last + 1] if last + 1 < len(tokens) else None
    if single and tokens[first].lower in ordinary and (first == 0 or _is_capital(left) or _is_capital(right)):
        return False
    if single and tokens[first].lower.removesuffix("s") in lists.words().short and not _is_the(left):
        return False
    if left is not None and _names(left, taken) and plain(left.text) not in people().titles:
        return False
    return right is None or not _names(right, taken) or plain(right.text) in people().titles


def _names(token: Token, taken: set[int]) -> bool:
    """Whether a token beside a name seems to belong to the same one."""
    if token.i in taken:
        return False
    return token.text in HYPHENS or (token.pos == "PROPN" and token.text[:1].isupper() and not token.text.isupper())


def _is_the(token: Token | None) -> bool:
    return token is not None and token.lower == "the"


def _is_capital(token: Token | None) -> bool:
    return token is not None and token.text[:1].isupper()

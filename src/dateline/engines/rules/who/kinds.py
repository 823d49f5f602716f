"""What a name names: a person, an organisation, a group or a place, decided once for the whole page.

A parser that reads sentence by sentence labels one name now so, now so. Here the labels of all places that write a name
are votes, and the words in it and around it are further ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.engines.syntax.types import Sentence, Token
from dateline.model.vocab import EntityKind, ParticipantKind

from ..attribution.people import people
from ..events.lexicon import load_lexicon
from .candidates import Name
from .words import places, words

LABELS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
"""What an entity label of the parser speaks for; the others speak against all four."""
OTHER = "other"
SHOUTED, HEADLINE = 0.3, 0.6
"""What a label is worth in a sentence in capitals and in a headline, against 1 elsewhere."""
TITLE, AGE, GIVEN, WHO = 1.5, 2.0, 1.5, 1.5
"""Votes for a person: a title before the name, an age behind it, a given name that opens it, a clause with "who". These
and the others were set by reading pages."""
LAST_WORD, ACRONYM, PLACE = 2.0, 0.7, 1.6
"""Votes of a last word that says what a name names, of a name in capitals, and of standing in the list of places."""
NOUN, BEHIND, BEFORE, SPEAKS = 1.0, 1.0, 0.5, 0.3
"""Votes of a noun in apposition, a noun right behind the name, a preposition before it, and of being what speaks."""
MOST = 3.0
"""Votes that the places of one name can give for one kind, labels apart."""
ENOUGH = 0.6
"""Votes below which a name is nobody's: a label in one line of capitals alone is no evidence."""
LONGEST_ACRONYM = 6

Votes = defaultdict[str, float]


def votes_by_name(text: str, sentences: Sequence[Sentence], names: Iterable[Name]) -> dict[str, Votes]:
    """The votes for each name of a page, by its key.

    Labels count by their shares, a little more where there are several; other signs count each up to ``MOST``.
    """
    found: dict[str, Votes] = {}
    labels: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    signs: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    for name in names:
        if name.key not in found:
            found[name.key] = defaultdict(float, _by_its_words(name.words))
        worth = SHOUTED if name.shouted else HEADLINE if name.title_case else 1.0
        labels[name.key][LABELS.get(name.label, OTHER) if name.label else ""] += worth
        for kind, votes in _by_its_place(text, sentences[name.sentence], name).items():
            signs[name.key][kind] += votes
    for key, votes_of in found.items():
        total = sum(labels[key].values())
        scale = min(1.0 + (total - 1.0) / 4, 1.5)
        for kind, votes in labels[key].items():
            if kind:
                votes_of[kind] += scale * votes / total
        for kind, votes in signs[key].items():
            votes_of[kind] += min(votes, MOST)
    return found


def kind_of(votes: Votes) -> EntityKind | None:
    """What the votes elect; None where they are too few, or speak for something else."""
    order: tuple[EntityKind, ...] = ("person", "organisation", "group", "place")
    best = max(order, key=lambda kind: (votes[kind], -order.index(kind)))
    return best if votes[best] >= ENOUGH and votes[best] >= votes[OTHER] else None


def _by_its_words(name: Sequence[str]) -> Mapping[str, float]:
    lists, listed = words(), people()
    if " ".join(name) in lists.never or all(w in lists.never for w in name):
        return {OTHER: 9.0}
    votes: dict[str, float] = {}
    given = name[0] in listed.male or name[0] in listed.female or name[0] in lists.given
    if len(name) > 1 and name[-1] in lists.legal:
        votes["organisation"] = 2 * LAST_WORD
    elif len(name) > 1 and name[-1] in lists.organisation:
        votes["organisation"] = LAST_WORD
    elif len(name) > 1 and name[-1] in lists.place:
        votes["place"] = LAST_WORD
    elif len(name) > 1 and name[-1] in lists.group:
        votes["group"] = LAST_WORD
    elif any(w in lists.organisation and w in lists.short for w in name[1:-1]) and {"of", "for"} & set(name):
        votes["organisation"] = LAST_WORD
    if " ".join(name) in places():
        votes["place"] = PLACE
    # "Ines Park" is a woman, "Ines Okono Park" is none.
    if given and 1 < len(name) < 5 and not (len(name) > 2 and votes):
        votes["person"] = GIVEN
    return votes


def _by_its_place(text: str, sentence: Sentence, name: Name) -> Mapping[str, float]:
    votes: Votes = defaultdict(float)
    written = text[name.start : name.end].replace(".", "")
    if not name.shouted and 2 <= len(written) <= LONGEST_ACRONYM and written.isupper() and len(name.words) == 1:
        votes["organisation"] += ACRONYM * (name.label in ("", "ORG"))
    if name.titles:
        votes["person"] += TITLE
    if name.shouted or name.title_case:
        return votes
    tokens, lists = sentence.tokens, words()
    before = tokens[name.first - 1] if name.first else None
    behind = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    if before is not None and before.lower in lists.before_place:
        votes["place"] += BEFORE
    if behind is not None and behind.lower in lists.behind_place:
        votes["place"] += BEHIND
    if behind is not None and behind.lower in lists.behind_body:
        votes["organisation"] += BEFORE
    if _has_age(tokens, name.last):
        votes["person"] += AGE
    head = next(
        (t for t in tokens[name.first : name.last + 1] if not name.first <= t.head <= name.last), tokens[name.last]
    )
    for noun in _beside(sentence, head, name):
        kind = "organisation" if noun.lower in lists.body else load_lexicon().people.get(noun.lower, "unknown")
        votes[_KINDS.get(kind, "")] += NOUN
    above = sentence.head(head)
    if head.dep == "nsubj" and above is not None and above.lemma.lower() in lists.speaking:
        votes["person"] += SPEAKS
        votes["organisation"] += SPEAKS / 2
    for clause in sentence.children(head, "relcl"):
        if any(t.lower == "who" for t in sentence.children(clause, "nsubj")):
            votes["person"] += WHO
    votes.pop("", None)
    return votes


_KINDS: dict[ParticipantKind, EntityKind] = {"person": "person", "organisation": "organisation"}
"""What a noun beside a name says of it; nouns of groups and places stand beside names of all kinds."""


def _has_age(tokens: Sequence[Token], last: int) -> bool:
    """Whether ", 58," or ", 58" stands behind a name."""
    after = [t.text for t in tokens[last + 1 : last + 4]]
    return len(after) == 3 and after[0] == "," and after[1].isdigit() and len(after[1]) == 2 and after[2] in ",.;)"


def _beside(sentence: Sentence, head: Token, name: Name) -> list[Token]:
    """Nouns in apposition to a name, and one right before it ("carrier Orem Air")."""
    found = [t for t in sentence.children(head, "appos") if t.i > name.last and t.pos == "NOUN"]
    above = sentence.head(head)
    if head.dep == "appos" and above is not None and above.pos == "NOUN":
        found.append(above)
    elif name.first and sentence.tokens[name.first - 1].pos == "NOUN" and LABELS.get(name.label) != "place":
        found.append(sentence.tokens[name.first - 1])
    return found

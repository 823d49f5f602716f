"""Facts that the models weigh: a participant's own words, what stands with it, what it hangs on, what is told near it.

Every fact is in lower case, so that capitals carry no weight.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dateline.engines.incidents.types import Incident, Participant, Place, Role
from dateline.engines.syntax.types import Sentence, Token

from .kinds import Sort, lists_of
from .links import Links
from .page import Page

WINDOW = 5
"""Words left and right of a mention that count as near."""
CLIMB = 4
"""Steps up the parse from a mention's head."""
TOLD = 4
"""Sentences of an incident that are read for what happened."""
_SKIPPED = frozenset({"the", "a", "an", "'s", "’s"})
_CONTENT = ("VERB", "NOUN", "ADJ")
_SORTS: dict[Role, Sort] = {"victim": "person", "described": "person", "target": "thing", "weapon": "weapon"}
_FREED = frozenset("release free escape unharmed unhurt safe survive alive rescue return reappear uninjured".split())


def of_kind(page: Page, incident: Incident, participant: Participant) -> set[str]:
    """Facts that tell what sort of person, thing or weapon a participant is."""
    sort = _SORTS[participant.role]
    facts = {f"role={participant.role}", f"kind={incident.kind}"}
    for sentence, place, head in page.heads(participant):
        own = [t for t in sentence.tokens[place.first : place.last + 1] if _word(t)]
        facts |= {f"w={t.lower}" for t in own}
        facts |= {f"ww={a.lower} {b.lower}" for a, b in pairwise(own)}
        facts |= {f"h={head.lemma.lower()}", f"label={head.ent[2:]}"}
        facts |= {f"with={t.lower}" for t in page.described_by(sentence, head) if _word(t)}
        facts |= {f"of={t.lower}" for t in _below(sentence, head)}
        facts |= {f"list={n}" for t in own for n in lists_of(sort, t.lower)}
        facts |= {f"head={n}" for n in lists_of(sort, head.lower)}
        facts |= {f"near={n}" for t in page.described_by(sentence, head) for n in lists_of(sort, t.lower)}
        facts |= {f"tied={n}" for t in _below(sentence, head) for n in lists_of(sort, t.lower)}
    if participant.role == "victim":
        for sentence, token in page.said_again(participant):
            facts |= {f"near={n}" for t in page.described_by(sentence, token) for n in lists_of(sort, t.lower)}
            facts |= {f"with={t.lower}" for t in page.described_by(sentence, token) if _word(t)}
            if token.i and _word(sentence.tokens[token.i - 1]):
                facts.add(f"t={sentence.tokens[token.i - 1].lower}")
    return facts


def of_effect(page: Page, incident: Incident, participant: Participant) -> set[str]:
    """Facts that tell what befell a participant."""
    sort: Sort = "damage" if participant.role == "target" else "harm"
    facts = {f"role={participant.role}", f"kind={incident.kind}"}
    for sentence, place, head in page.heads(participant):
        facts |= set(_nearest(sentence, place, head, sort))
        path = set(_path(sentence, head))
        facts |= path | {f"{f}&{incident.kind}" for f in path}
        facts.add(f"h={head.lemma.lower()}")
        near = (
            *sentence.tokens[max(0, place.first - WINDOW) : place.first],
            *sentence.tokens[place.last + 1 : place.last + 1 + WINDOW],
        )
        facts |= {f"n={t.lemma.lower()}" for t in near if _word(t)}
        facts |= {f"s={t.lemma.lower()}" for t in sentence.tokens if t.pos in ("VERB", "ADJ")}
    if participant.role == "victim":
        for sentence, token in page.said_again(participant):
            facts |= {f"again:{f}" for f in _path(sentence, token)}
    facts |= {f"i={w}" for w in _told(page, incident) if w in _FREED}
    return facts


def _nearest(sentence: Sentence, place: Place, head: Token, sort: Sort) -> Iterator[str]:
    """The nearest words of a table above a mention and beside it, and whether they are denied."""
    dep = head.dep
    for step, above in zip(range(CLIMB), sentence.ancestors(head), strict=False):
        lists = lists_of(sort, above.lower)
        if lists:
            denied = any(c.dep == "neg" or c.lower == "no" for c in sentence.children(above))
            for name in lists:
                yield f"harm={name}{'!' if denied else ''}"
                yield f"harm={name}<{dep}@{min(step, 2)}"
            break
        dep = above.dep
    for name in lists_of(sort, head.lower):
        yield f"is={name}"
    found = [
        (place.first - t.i if t.i < place.first else t.i - place.last, t.i < place.first, name)
        for t in sentence.tokens
        if not place.first <= t.i <= place.last
        for name in lists_of(sort, t.lower)
    ]
    for side in (True, False):
        near = min((f for f in found if f[1] == side), default=None)
        if near is not None:
            yield f"{'left' if side else 'right'}={near[2]}@{min(near[0] // 3, 4)}"
            yield f"{'left' if side else 'right'}={near[2]}"
    for name in {f[2] for f in found}:
        yield f"told={name}"


def of_outcome(page: Page, incident: Incident, links: Links) -> set[str]:
    """Facts that tell how far an incident got."""
    facts = {f"kind={incident.kind}"}
    for number in incident.sentences[:TOLD]:
        sentence = page.sentences[number]
        facts |= {f"s={t.lemma.lower()}" for t in sentence.tokens if t.pos in ("VERB", "ADJ", "NOUN")}
        for i in links.verbs.get(number, ()):
            verb = sentence.tokens[i]
            facts |= {f"verb={verb.lemma.lower()}", f"tag={verb.tag}"}
            for child in sentence.children(verb, "aux", "neg", "mark"):
                facts |= {f"{child.dep}={child.lower}", f"{child.dep}={child.lower}&{verb.lemma.lower()}"}
    for participant in incident.of("target", "victim", "described"):
        sort: Sort = "damage" if participant.role == "target" else "harm"
        for sentence, place, head in page.heads(participant):
            facts |= {f"at:{f}" for f in _nearest(sentence, place, head, sort)}
    return facts


def of_force(page: Page, incident: Incident) -> set[str]:
    """Facts that tell whose force it was, the state's or another's."""
    facts = {f"kind={incident.kind}"}
    present: set[Role] = set()
    for participant in incident.participants:
        present.add(participant.role)
        short = {"perpetrator": "p", "organisation": "o"}.get(participant.role, "t")
        for sentence, place, head in page.heads(participant):
            facts |= {f"{short}={t.lower}" for t in sentence.tokens[place.first : place.last + 1] if _word(t)}
            facts.add(f"{short}h={head.lemma.lower()}")
            if short != "t":
                facts |= {f"{short}w={t.lower}" for t in page.described_by(sentence, head) if _word(t)}
    facts |= {f"{role}={role in present}" for role in ("perpetrator", "organisation", "target", "victim", "weapon")}
    return facts


def of_means(page: Page, incident: Incident, links: Links) -> set[str]:
    """Facts that tell what an incident was done with where the story names no weapon ("gunned down")."""
    facts = {f"kind={incident.kind}"} | {f"i={w}" for w in _told(page, incident)}
    for number in incident.sentences[:TOLD]:
        tokens = page.sentences[number].tokens
        facts |= {f"verb={tokens[i].lemma.lower()}" for i in links.verbs.get(number, ())}
        facts |= {f"list={n}" for t in tokens for n in lists_of("weapon", t.lower)}
    return facts


def of_stance(page: Page, incident: Incident, participant: Participant) -> set[str]:
    """Facts that tell how the text ties an organisation to an incident."""
    facts = {f"kind={incident.kind}"}
    for sentence, place, head in page.heads(participant):
        facts |= set(_path(sentence, head))
        facts |= {f"w={t.lower}" for t in sentence.tokens[place.first : place.last + 1] if _word(t)}
        facts |= {f"s={t.lemma.lower()}" for t in sentence.tokens if t.pos in ("VERB", "ADJ", "ADV")}
        facts |= {f"says={t.lower}" for v in sentence.tokens if v.dep == "ROOT" for t in sentence.children(v, "nsubj")}
    facts.add(f"perpetrator={any(p.role == 'perpetrator' for p in incident.participants)}")
    return facts


def _told(page: Page, incident: Incident) -> Iterator[str]:
    for number in incident.sentences[:TOLD]:
        for token in page.sentences[number].tokens:
            if token.pos in _CONTENT:
                yield token.lemma.lower()


def _word(token: Token) -> bool:
    return token.pos not in ("PUNCT", "SPACE", "SYM") and token.lower not in _SKIPPED


def _below(sentence: Sentence, head: Token) -> list[Token]:
    """The nouns behind "of", "from" and the like."""
    return [n for p in sentence.children(head, "prep") for n in sentence.children(p, "pobj")]


def _path(sentence: Sentence, head: Token) -> Iterator[str]:
    """The words above a mention with the relation they are reached by, up to the first verb or beyond a noun."""
    dep, here = head.dep, head
    for step, above in zip(range(CLIMB), sentence.ancestors(head), strict=False):
        lemma = above.lemma.lower()
        if above.pos in ("ADP", "PUNCT", "SCONJ"):
            dep = above.lower
        else:
            negative = "!" if any(c.dep == "neg" for c in sentence.children(above)) else ""
            yield f"up={lemma}<{dep}{negative}"
            yield f"above={lemma}"
            for beside in sentence.children(above, "prt", "acomp", "oprd", "advmod"):
                yield f"up={lemma}+{beside.lower}"
            if step == 0 or here.pos == "ADP":
                yield f"first={lemma}<{dep}{negative}"
            if here.dep != "conj":
                dep = above.dep
        here = above

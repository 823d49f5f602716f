"""The actors and targets of a group of mentions: which of the parties named beside its words are the event's own.

A long story tells of one event again and again, and of others with the same words. What the first sentences say of who
did it stands; a party that one late sentence alone names is another event's more often than not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.engines.base import ArgumentSpan, Span
from dateline.model import Participant
from dateline.text.names import same_name

from .draft import Draft
from .effects import effects_of
from .grouping import Group
from .names import Name

LONGEST = 90
"""Code points of a party's name; longer ones are whole clauses."""
EARLY = 1
"""Body sentences (from 0) that count as the story's opening."""
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "PROTEST"})
"""Types whose parties may be actor and target at once."""
PROTESTERS = frozenset({"protesters", "protestors", "demonstrators", "marchers", "rioters", "strikers"})
POLICE = frozenset({"police", "officers", "deputies", "detectives", "troopers"})
MATERIAL = frozenset({"ASSAULT", "DISASTER", "PROTEST", "COERCE", "MOBILIZE"})
"""Types that things may be the targets of."""
_COUNTING = re.compile(
    r"^(?:(?:at|least|more|than|about|around|nearly|almost|some|up|to|as|many|over|only|just|another|several|dozens|of|"
    r"thousands|tens|hundreds|scores|[\d,.]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+)+(?=\w+)",
    re.IGNORECASE,
)
_BARE = frozenset({"people", "others", "persons", "men", "women", "them", "countries", "more"})


@dataclass(slots=True)
class Party:
    """One party in one role, with the mentions that name it."""

    words: str
    uses: list[tuple[Draft, Name]] = field(default_factory=list)

    @property
    def early(self) -> bool:
        """Whether headline, standfirst or the story's opening name it."""
        return any(d.view.role in ("headline", "standfirst") or 0 <= d.view.body <= EARLY for d, _ in self.uses)

    @property
    def weight(self) -> float:
        """How much speaks for it: the surest mention, the number of sentences, an early place."""
        surest = max(n.confidence - 0.2 * (d.strength == "echo") for d, n in self.uses)
        return surest + 0.15 * (len({d.view.index for d, _ in self.uses}) - 1) + 0.3 * self.early


def participants(text: str, group: Group, told: Sequence[Draft]) -> Iterator[tuple[Draft, ArgumentSpan]]:
    """The actors and targets of ``group`` with the mention that names each.

    Args:
        text: the document's text.
        group: the event.
        told: those of its mentions that assert it.
    """
    chosen = [(d, n) for d in told for n in d.names if n.role in ("actor", "target") and not _thing(group, n)]
    kept = _kept(text, group, chosen)
    if not any(n.role == "actor" and id(n) in kept for _, n in chosen):
        yield from _known_by_deed(text, group, told)
    effects = effects_of(group.drafts, [n for _, n in chosen if n.role == "target"])
    for draft, name in chosen:
        if id(name) not in kept:
            continue
        effect, says = effects.get(name.span, (None, None)) if name.role == "target" else (None, None)
        yield (
            draft,
            ArgumentSpan(
                field="actor" if name.role == "actor" else "target",
                value=Participant(name=kept[id(name)], kind=name.kind, effect=effect),
                span=name.words,
                evidence=tuple(s for s in (name.span, says) if s is not None and s != name.words),
                certainty=draft.facts.certainty,
                confidence=round(name.confidence, 3),
            ),
        )


def _known_by_deed(text: str, group: Group, told: Sequence[Draft]) -> Iterator[tuple[Draft, ArgumentSpan]]:
    """Who must have done it, where the event's sentences name them: protesters, police who tell of an arrest."""
    arrest = group.type == "COERCE" and any(d.candidate.trigger.mode == "arrest" for d in group.drafts)
    words = PROTESTERS if group.type == "PROTEST" else POLICE if arrest else frozenset[str]()
    for draft in told if words else ():
        for token in draft.view.tokens:
            if draft.view.low[token.i] not in words or (arrest and token.dep != "nsubj"):
                continue
            span = draft.view.phrase(token)
            value = Participant(name=_uncounted(tidy(text, span)), kind="group")
            yield draft, ArgumentSpan(field="actor", value=value, span=span, confidence=0.4)
            return


def _thing(group: Group, name: Name) -> bool:
    """Whether a name is of a thing where only parties fit: things do not act, and words are said to people."""
    if group.type == "DISASTER" and name.role == "actor":
        return True
    return name.kind == "object" and not name.proper and (name.role == "actor" or group.type not in MATERIAL)


def _kept(text: str, group: Group, chosen: Sequence[tuple[Draft, Name]]) -> dict[int, str]:
    """The words of the names that stay, by the name's identity."""
    roles = {role: _parties(text, [(d, n) for d, n in chosen if n.role == role]) for role in ("actor", "target")}
    if group.type not in MUTUAL:
        for role, other in (("actor", "target"), ("target", "actor")):
            roles[role] = [p for p in roles[role] if not _outdone(p, roles[other])]
    kept: dict[int, str] = {}
    for parties in roles.values():
        for party in _own(parties):
            kept.update({id(n): w for d, n in party.uses if (w := _words(text, n))})
    return kept


def _parties(text: str, uses: Sequence[tuple[Draft, Name]]) -> list[Party]:
    found: list[Party] = []
    for draft, name in uses:
        words = _words(text, name)
        if not words or len(words) > LONGEST:
            continue
        home = next((p for p in found if same_name(p.words, words)), None)
        if home is None:
            home = Party(words)
            found.append(home)
        home.uses.append((draft, name))
        home.words = max(home.words, words, key=len)
    return found


def _outdone(party: Party, others: Sequence[Party]) -> bool:
    """Whether the same party more likely has the other role."""
    return any(same_name(party.words, o.words) and o.weight > party.weight for o in others)


def _own(parties: Sequence[Party]) -> list[Party]:
    """The parties of the event: those of its opening or of several sentences where there are such, else the first."""
    early = [p for p in parties if p.early]
    if not early:
        first = min((d.view.index for p in parties for d, _ in p.uses), default=0)
        early = [p for p in parties if any(d.view.index == first for d, _ in p.uses)]
    again = [p for p in parties if p not in early and len({d.view.index for d, _ in p.uses}) > 1]
    return [*early, *again]


def _words(text: str, name: Name) -> str:
    words = tidy(text, name.span)
    return words if name.proper else _uncounted(words)


def _uncounted(words: str) -> str:
    """A party without its number ("At least 106 protesters"), unless hardly anything is left ("two people")."""
    rest = _COUNTING.sub("", words)
    return words if rest.casefold() in _BARE or not rest[:1].isalpha() else rest


def tidy(text: str, span: Span) -> str:
    """The words of a span in one line, without quotation marks and punctuation at the ends."""
    return " ".join(text[slice(*span)].split()).strip(" ,;:.\"“”'‘’()")

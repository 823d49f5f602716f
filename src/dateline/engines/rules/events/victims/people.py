"""Which mentions of single victims are one person."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from dateline.text.names import same_name

from ..harm import Harm
from ..tree import View

_AGE = re.compile(r"(\d{1,3})[- ](?:year|month)s?[- ]old|, (?:age |aged )?(\d{1,3})(?=[,.;) ]|$)|\((\d{1,3})\)", re.I)
_REACH = 45
"""Code points behind a name in which its age stands ("Ana Moreno of Karsk, 31, died")."""


@dataclass(frozen=True, slots=True)
class Described:
    """What the words of one victim mention say of the person. ``fresh`` means that they bring in somebody new."""

    fact: int
    killed: bool
    name: str | None
    age: str | None
    sex: str | None
    fresh: bool
    pronoun: bool
    apart: bool
    """"Another man", "a second victim"."""
    sentence: int
    start: int
    end: int
    telling: bool
    """Whether it stands in the headline, standfirst or a caption, which tell again what the body tells."""
    words: frozenset[str] = frozenset()


@dataclass(slots=True)
class Person:
    """The mentions taken for one person, in order of the text."""

    mentions: list[Described] = field(default_factory=list)

    @property
    def killed(self) -> bool:
        """Whether any mention says that the person died."""
        return any(m.killed for m in self.mentions)

    def first(self, *, killed: bool) -> Described:
        """The first mention that tells of that fate, else the first."""
        return next((m for m in self.mentions if m.killed == killed), self.mentions[0])


@lru_cache(maxsize=1)
def victim_words() -> dict[str, frozenset[str]]:
    """The lists of ``data/lexicon/events/victims.toml`` by name."""
    table = tomllib.loads((files("dateline.data") / "lexicon/events/victims.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


def describe(fact: int, view: View, harm: Harm, text: str) -> Described:
    """What the mention behind ``harm``, a single person's, says of that person."""
    words = victim_words()
    who = harm.who or harm.span
    inside = [t.i for t in view.tokens if who[0] <= t.start < who[1]]
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    low = view.low[first : last + 1]
    # The determiner is no part of the phrase's span.
    lead = view.low[max(0, first - 2) : first]
    name = None
    if harm.named and any(view.entity.get(i, (0, 0, ""))[2] == "PERSON" for i in inside):
        name = text[who[0] : who[1]]
    found = _AGE.search(text, who[0], min(who[1] + _REACH, view.sentence.end))
    head = [w for w in low if w in words["male"] or w in words["female"]]
    sex = None if not head else "m" if head[-1] in words["male"] else "f"
    pronoun = len(low) == 1 and low[0] in words["pronouns"]
    apart = bool(set(low + lead[-1:]) & words["apart"])
    return Described(
        fact=fact,
        killed=harm.field == "killed",
        name=name,
        age=next((g for g in found.groups() if g), None) if found else None,
        sex=sex,
        fresh=bool(set(lead[-1:]) & words["indefinite"]) or apart,
        pronoun=pronoun,
        apart=apart,
        sentence=view.index,
        start=who[0],
        end=who[1],
        telling=view.role != "body",
        words=frozenset(low),
    )


def persons(mentions: Sequence[Described]) -> list[Person]:
    """The persons behind ``mentions``, which are in order of the text: one by name or age, else by what fits.

    A pronoun or definite phrase stands for the latest person it fits; an indefinite one brings in somebody new, except
    where the headline or a caption told of somebody like that before.
    """
    found: list[Person] = []
    for mention in sorted(mentions, key=lambda m: (m.start, m.fact)):
        home = _home(mention, found)
        if home is None:
            home = Person()
            found.append(home)
        home.mentions.append(mention)
    return found


def _home(mention: Described, found: Sequence[Person]) -> Person | None:
    for person in reversed(found):
        if any(m.start == mention.start for m in person.mentions):
            return person
    fitting = [p for p in reversed(found) if _fits(mention, p)]
    if mention.name:
        named = [p for p in fitting if any(m.name and same_name(m.name, mention.name) for m in p.mentions)]
        if named:
            return named[0]
    if mention.age:
        aged = [p for p in fitting if any(m.age == mention.age for m in p.mentions)]
        if aged:
            return aged[0]
    if mention.fresh and not mention.telling:
        told = [p for p in fitting if all(m.telling for m in p.mentions)]
        return told[-1] if told and not mention.apart else None
    if mention.apart:
        return None
    return fitting[0] if fitting else None


def _fits(mention: Described, person: Person) -> bool:
    for other in person.mentions:
        if mention.name and other.name and not same_name(mention.name, other.name):
            return False
        if mention.age and other.age and mention.age != other.age:
            return False
        if mention.sex and other.sex and mention.sex != other.sex:
            return False
        # "A man died and a woman was hurt": two phrases of one sentence that tell different fates are two people.
        if mention.sentence == other.sentence and mention.start != other.start and not mention.pronoun:
            return False
    return True

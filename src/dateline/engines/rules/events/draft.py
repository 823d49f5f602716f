"""One mention in the making: a candidate with all that its sentence says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dateline.engines.temporal import TimeExpression
from dateline.model.vocab import EventType

from .ages import Age, age_of
from .arguments import Arguments, find_arguments
from .circumstances.attachment import Found
from .circumstances.when import is_remote, sentence_times, time_of
from .circumstances.where import place_of
from .factuality import Factuality, judge
from .harm import Harm, find_harm
from .names import Name, Resolver, name_filler
from .responsibility import Blame, find_blame
from .tree import View
from .triggers import Candidate, find_candidates


@dataclass(slots=True)
class Draft:
    """A candidate with its factuality, arguments and circumstances. ``type`` may change with its group."""

    candidate: Candidate
    type: EventType
    facts: Factuality
    arguments: Arguments
    names: list[Name]
    harm: list[Harm] = field(default_factory=list)
    time: Found | None = None
    age: Age | None = None
    place: Found | None = None
    blame: list[Blame] = field(default_factory=list)
    inherited: Found | None = None
    """The time of the paragraph's last dated event, for a mention without one; ``age`` is then that time's."""
    unfilled: bool = False
    """Whether a noun leaves out a role that its trigger needs."""
    remote: bool = False
    """Whether another event is said to have come long after or before it."""

    @property
    def view(self) -> View:
        """The sentence it stands in."""
        return self.candidate.view

    @property
    def strength(self) -> str:
        """The strength of its trigger; a word that only qualifies another, or lacks whom it needs, is an echo."""
        return "echo" if self.candidate.modifier or self.unfilled else self.candidate.trigger.strength

    @property
    def dated(self) -> bool:
        """Whether a time expression surely belongs to the trigger, so that it can tell two events apart."""
        if self.age is None or (self.strength == "echo" and self.inherited is None):
            return False
        return self.inherited is not None or (self.time is not None and self.time.confidence >= 0.7)

    @property
    def quoted(self) -> bool:
        """Whether the trigger stands in direct speech."""
        return self.candidate.token.i in self.view.quoted


@dataclass(slots=True)
class Reading:
    """The drafts of one sentence, and the harm and blame that hang on none of its triggers."""

    view: View
    drafts: list[Draft]
    loose_harm: list[Harm]
    loose_blame: list[Blame]
    times: list[TimeExpression] = field(default_factory=list)
    """Its time expressions that can date an event."""


def read_sentence(view: View, text: str, published: date | None, resolver: Resolver | None) -> Reading:
    """Read one sentence: find its triggers, then give each its arguments, time, place and harm."""
    times = sentence_times(view, text)
    dated = frozenset(t.i for t in view.tokens for e in times if e.start <= t.start and t.end <= e.end)
    candidates = find_candidates(view, dated)
    drafts = [d for c in candidates if (d := _draft(c, candidates, times, published, resolver)) is not None]
    reading = Reading(view, drafts, [], [], times)
    for harm in find_harm(view, text):
        owner = _owner(harm.anchor, harm, drafts)
        if owner is None:
            reading.loose_harm.append(harm)
        else:
            owner.harm.append(harm)
    for blame in find_blame(view):
        violent = [d for d in drafts if d.type == "ASSAULT"]
        if violent:
            violent[0].blame.append(blame)
        else:
            reading.loose_blame.append(blame)
    return reading


def _draft(
    candidate: Candidate,
    others: list[Candidate],
    times: list[TimeExpression],
    published: date | None,
    resolver: Resolver | None,
) -> Draft | None:
    arguments = find_arguments(candidate)
    if not _filled(candidate, arguments):
        return None
    names = [n for f in arguments.fillers for n in name_filler(candidate.view, f, resolver)]
    when = time_of(candidate, others, times)
    expression = next((t for t in times if when and (t.start, t.end) == when.span), None)
    return Draft(
        candidate,
        candidate.trigger.type,
        judge(candidate),
        arguments,
        names,
        time=when,
        age=age_of(expression, published) if expression else None,
        place=place_of(candidate, others),
        remote=is_remote(candidate),
        unfilled=any(not any(f.role == role for f in arguments.fillers) for role in candidate.trigger.needs),
    )


_PARTIES = frozenset({"person", "group", "organisation", "place", "object"})
_PEOPLE = frozenset({"person", "group"})
_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "who", "i", "we", "us", "me", "others", "one", "two"})


def _filled(candidate: Candidate, arguments: Arguments) -> bool:
    """Whether the roles that the trigger needs are filled by people ("people") or by any party ("party")."""
    view = candidate.view
    for role, need in candidate.trigger.needs.items():
        wanted = _PEOPLE if need == "people" else _PARTIES
        heads = [f.head for f in arguments.fillers if f.role == role]
        if not heads and not candidate.trigger.verb:
            continue
        if not any(view.noun_kind(h) in wanted or view.low[h.i] in _PRONOUNS or h.pos == "NUM" for h in heads):
            return False
    return True


_HOLDERS: dict[str, frozenset[str]] = {
    "killed": frozenset({"ASSAULT", "DISASTER", "PROTEST"}),
    "injured": frozenset({"ASSAULT", "DISASTER", "PROTEST"}),
    "missing": frozenset({"ASSAULT", "DISASTER"}),
    "displaced": frozenset({"ASSAULT", "DISASTER", "AID"}),
    "abducted": frozenset({"ASSAULT"}),
    "arrested": frozenset({"COERCE"}),
}


def _owner(anchor: int, harm: Harm, drafts: list[Draft]) -> Draft | None:
    """The draft that a count belongs to: its own word, else the nearest one of a fitting type above or beside it."""
    fitting = [d for d in drafts if d.type in _HOLDERS[harm.field]]
    own = next((d for d in fitting if d.candidate.first <= anchor <= d.candidate.last), None)
    if own is not None:
        return own
    if not fitting:
        return None
    view = fitting[0].view
    above = {t.i for t in view.sentence.ancestors(view.tokens[anchor])}
    ranked = sorted(
        fitting,
        key=lambda d: (d.candidate.token.i not in above, d.strength == "echo", abs(d.candidate.token.i - anchor)),
    )
    return ranked[0]

"""Which mentions of a page are one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.model.vocab import EventType
from dateline.text.names import name_words, same_name

from .ages import Age, apart
from .draft import Draft, Reading
from .harm import Harm
from .lexicon import Trigger
from .responsibility import Blame
from .tree import View

JOIN = 0.5
"""Least score at which a mention joins an event; a mention with nothing against it scores 1."""
_SEPARATE_MODES = frozenset({"convict", "arrest", "deport", "ban", "confiscate", "martial-law", "restrict"})
_NEW = frozenset({"a", "an", "another", "other", "previous", "similar", "separate", "earlier", "past", "different"})
_DEFINITE = frozenset({"the", "this", "that"})
_POINTING = frozenset({"it", "this", "that"})


@dataclass(slots=True)
class Group:
    """The mentions of one event, in order of the text."""

    drafts: list[Draft] = field(default_factory=list)
    loose_harm: list[tuple[View, Harm]] = field(default_factory=list)
    loose_blame: list[tuple[View, Blame]] = field(default_factory=list)

    @property
    def type(self) -> EventType:
        """The type that most of its telling mentions have; words of harm alone decide only where nothing else does."""
        counts: Counter[EventType] = Counter()
        causes = [d for d in self.drafts if not d.candidate.trigger.context]
        for draft in causes or self.drafts:
            counts[draft.type] += {"hard": 3, "soft": 2}.get(draft.strength, 1)
        return counts.most_common(1)[0][0]

    @property
    def ages(self) -> list[Age]:
        """The ages that its mentions state."""
        return [d.age for d in self.drafts if d.dated and d.age is not None]

    def names(self, text: str, role: str) -> set[str]:
        """The proper names in a role."""
        return {text[slice(*n.span)] for d in self.drafts for n in d.names if n.role == role and n.proper}

    @property
    def last(self) -> int:
        """Index of the last sentence that mentions it."""
        return max(d.view.index for d in self.drafts)


def group_readings(readings: Sequence[Reading], text: str) -> list[Group]:
    """Group the drafts of a page in reading order; counts and blame without a trigger go to the event at hand."""
    groups: list[Group] = []
    _inherit_times(readings)
    for reading in readings:
        for draft in sorted(reading.drafts, key=lambda d: (d.remote, d.strength == "echo", d.candidate.token.i)):
            # "It came four days after gunmen shot …": the event at hand is the other one.
            others = groups if not _after_the_event_at_hand(draft) else [g for g in groups if g is not _latest(groups)]
            home = _home(draft, others, text)
            if home is not None:
                home.drafts.append(draft)
            elif draft.strength != "echo" or draft.harm or _headline_death(draft):
                groups.append(Group([draft]))
        holder = _at_hand(groups, reading.view.index)
        if holder is not None:
            holder.loose_harm += [(reading.view, h) for h in reading.loose_harm]
            holder.loose_blame += [(reading.view, b) for b in reading.loose_blame]
    return groups


def _latest(groups: Sequence[Group]) -> Group | None:
    return max(groups, key=lambda g: g.last, default=None)


def _after_the_event_at_hand(draft: Draft) -> bool:
    """Whether a pronoun in the main clause stands for another event that this one came long before or after."""
    if not draft.remote:
        return False
    sentence = draft.view.sentence
    root = next((t for t in sentence.ancestors(draft.candidate.token) if t.head == t.i), None)
    return root is not None and any(draft.view.low[t.i] in _POINTING for t in sentence.children(root, "nsubj"))


def _headline_death(draft: Draft) -> bool:
    """ "Sixth death linked to virus": a word of harm opens an event where the page reports it first."""
    return draft.candidate.trigger.context and draft.view.role in ("headline", "standfirst")


def _inherit_times(readings: Sequence[Reading]) -> None:
    """Give undated mentions the time of the last dated event before them in their paragraph."""
    block, last = -1, None
    for reading in readings:
        if reading.view.sentence.block != block:
            block, last = reading.view.sentence.block, None
        dated = [d for d in reading.drafts if d.dated]
        if last is not None:
            for draft in reading.drafts:
                if (
                    draft.time is None
                    and draft.age is None
                    and not draft.remote
                    and draft.facts.realis != "generic"
                    and not _definite(draft)
                ):
                    draft.age, draft.inherited = last.age, last.time
        if dated:
            last = dated[-1]


def _at_hand(groups: list[Group], index: int) -> Group | None:
    violent = [g for g in groups if g.type in ("ASSAULT", "DISASTER")]
    recent = [g for g in violent if index - g.last <= 3]
    return max(recent or violent[:1], key=lambda g: (len(g.drafts), g.last), default=None)


def _home(draft: Draft, groups: list[Group], text: str) -> Group | None:
    scored = [(score, -k, g) for k, g in enumerate(groups) if (score := _fit(draft, g, text)) >= JOIN]
    return max(scored, key=lambda s: s[:2])[2] if scored else None


def _fit(draft: Draft, group: Group, text: str) -> float:
    """How well a mention fits an event: 1 where nothing speaks for or against it."""
    if not _types_fit(draft, group):
        return 0.0
    if not _bodily(draft) and not draft.candidate.trigger.context:
        return _fit_deed(draft, group, text)
    if draft.remote and any(d.view.index == draft.view.index and not d.remote for d in group.drafts):
        return 0.0
    score = 1.0
    ages = group.ages
    if draft.dated and draft.age is not None and ages:
        if all(apart(draft.age, a) for a in ages):
            return 0.0
        score += 0.5
    elif draft.dated and draft.age is not None and draft.age[0] > 20 and not ages and draft.view.body > 1:
        score -= 0.7
    for role in ("target", "actor"):
        own = {text[slice(*n.span)] for n in draft.names if n.role == role and n.proper}
        theirs = group.names(text, role)
        if own and theirs:
            if any(same_name(a, b) for a in own for b in theirs):
                score += 0.5
            else:
                score -= 0.35 if role == "target" else 0.25 if _bodily(draft) else 0.6
    score += _place_fit(draft, group, text)
    score -= _other_parties(draft, group, text)
    if _indefinite(draft) and draft.view.body > 1:
        score -= 0.3
    if draft.facts.realis in ("future", "hypothetical") and all(d.facts.realis == "actual" for d in group.drafts):
        score -= 0.6 if draft.type not in ("ASSAULT", "DISASTER") else 0.3
    if _bodily(draft) and any(d.view.index == draft.view.index for d in group.drafts):
        score += 0.2
    if _definite(draft):
        score += 0.3
    if draft.strength == "echo":
        score += 0.3
    if draft.inherited is not None and any(d.time == draft.inherited for d in group.drafts):
        score += 0.3
    if any(d.candidate.trigger.words == draft.candidate.trigger.words for d in group.drafts):
        score += 0.15
    if all(d.facts.realis == "generic" for d in group.drafts):
        score -= 0.3
    distance = draft.view.index - group.last
    return score - min(0.2, 0.01 * max(0, distance))


def _fit_deed(draft: Draft, group: Group, text: str) -> float:
    """How well a deed of office or of words fits an event: pages tell of many, so something must speak for it."""
    ages = group.ages
    score = 0.35
    if draft.dated and draft.age is not None and ages:
        if all(apart(draft.age, a) for a in ages):
            return 0.0
        score += 0.2
    trigger = draft.candidate.trigger
    others = [d.candidate.trigger for d in group.drafts]
    if any(t.words[t.head] == trigger.words[trigger.head] or _stem(t) == _stem(trigger) for t in others):
        score += 0.2
    if any(t.family == trigger.family for t in others):
        score += 0.1
    for role, same, other in (("actor", 0.35, 0.5), ("target", 0.25, 0.4)):
        score += _parties_fit(draft, group, role, text, same, other)
    score += _place_fit(draft, group, text) / 2
    if _early(draft) and any(_early(d) for d in group.drafts):
        score += 0.3
    if _definite(draft) or draft.strength == "echo":
        score += 0.25
    elif _indefinite(draft) and not _early(draft):
        score -= 0.2
    if draft.facts.realis != "actual" and all(d.facts.realis == "actual" for d in group.drafts):
        score -= 0.3
    if any(d.view is draft.view and d.candidate.trigger.verb == trigger.verb for d in group.drafts):
        score -= 0.4
    return score - min(0.2, 0.02 * max(0, draft.view.index - group.last))


def _parties_fit(draft: Draft, group: Group, role: str, text: str, same: float, other: float) -> float:
    """``same`` where both have a name in a role, ``-other`` where both have names and none in common."""
    own = [n for n in draft.names if n.role == role]
    theirs = [n for d in group.drafts for n in d.names if n.role == role]
    if not own or not theirs:
        return 0.0
    if any(same_name(text[slice(*a.span)], text[slice(*b.span)]) for a in own for b in theirs):
        return same
    if any(name_words(text[slice(*a.span)]) & name_words(text[slice(*b.span)]) for a in own for b in theirs):
        return same / 2
    if any(_described(draft, role) & _described(d, role) for d in group.drafts):
        # "Minister accuses general" over "Interior Minister Ada Quist accused General Iven Holt".
        return same / 2
    sure = any(n.proper for n in own) and any(n.proper for n in theirs)
    return -other if sure else -other / 2


def _described(draft: Draft, role: str) -> frozenset[str]:
    """The words of those in a role with their titles and descriptions, short and common ones apart."""
    view = draft.view
    heads = [f.head for f in draft.arguments.fillers if f.role == role]
    words = {view.low[t.i] for head in heads for t in view.sentence.subtree(head) if t.i <= head.i}
    return frozenset(w for w in words if len(w) > 4 and w.isalpha())


def _early(draft: Draft) -> bool:
    """Whether the mention stands in the headline, the standfirst or the lead, which tell the same again."""
    return draft.view.role in ("headline", "standfirst") or 0 <= draft.view.body <= 1


def _stem(trigger: Trigger) -> str:
    """What the forms of a verb and its noun have in common ("accuse", "accusation")."""
    return trigger.words[trigger.head][:5]


def _other_parties(draft: Draft, group: Group, text: str) -> float:
    """What speaks against a mention whose actor and target are both others than those of the event so far."""
    for role in ("actor", "target"):
        own = [text[slice(*n.span)] for n in draft.names if n.role == role]
        theirs = [text[slice(*n.span)] for d in group.drafts for n in d.names if n.role == role]
        if not own or not theirs or any(name_words(a) & name_words(b) for a in own for b in theirs):
            return 0.0
    return 0.4


def _indefinite(draft: Draft) -> bool:
    """ "A rescue mission", "other protests" further down are other events than the one at hand."""
    children = draft.view.sentence.children(draft.candidate.token, "det", "amod")
    return not draft.candidate.trigger.verb and any(draft.view.low[c.i] in _NEW for c in children)


def _bodily(draft: Draft) -> bool:
    return draft.type in ("ASSAULT", "DISASTER", "PROTEST")


def _types_fit(draft: Draft, group: Group) -> bool:
    kind = group.type
    if draft.candidate.trigger.context:
        return kind in ("ASSAULT", "DISASTER") or (kind == "PROTEST" and draft.strength == "echo")
    if draft.type != kind:
        vague = all(d.candidate.trigger.context for d in group.drafts)
        mixed = {draft.type, kind} == {"ASSAULT", "DISASTER"}
        blast = draft.candidate.trigger.mode in ("explosion", "explosives", "transport", "fire", "accident")
        return (vague and draft.type in ("ASSAULT", "DISASTER")) or (mixed and blast)
    if draft.type == "DISASTER":
        modes = {d.candidate.trigger.mode for d in group.drafts if not d.candidate.trigger.context}
        mode = draft.candidate.trigger.mode
        return not modes or mode in modes or mode == "accident" or "accident" in modes or "explosion" in (mode, *modes)
    if draft.type in ("ASSAULT", "PROTEST"):
        return True
    others = [d.candidate.trigger for d in group.drafts]
    trigger = draft.candidate.trigger
    return any(
        t.family == trigger.family
        or _stem(t) == _stem(trigger)
        or (trigger.mode is not None and trigger.mode == t.mode)
        for t in others
    )


def _place_fit(draft: Draft, group: Group, text: str) -> float:
    if draft.place is None:
        return 0.0
    own = name_words(text[slice(*draft.place.span)])
    theirs = [name_words(text[slice(*d.place.span)]) for d in group.drafts if d.place is not None]
    if not theirs:
        return 0.0
    return 0.3 if any(own & t for t in theirs) else -0.2


def _definite(draft: Draft) -> bool:
    if draft.candidate.trigger.verb:
        return False
    children = draft.view.sentence.children(draft.candidate.token, "det")
    return any(draft.view.low[c.i] in _DEFINITE for c in children)

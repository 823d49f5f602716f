"""Groups to the spans that the engine returns.

Confidences are priors a rule has by how it reads: a role from a verb's own frame 0.8, from a noun's modifiers 0.65,
lent by another word 0.45; a written number 0.7 to 0.8, one person named or described 0.15 less; protesters and police
named beside the deed 0.4. A time has the probability that its words date the event, 0.3 where no words do. A place has
0.3 and as much more as it is likely. Below 0.3 nothing enters a record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.engines.base import ArgumentSpan, MentionSpans, Span
from dateline.engines.syntax.types import Sentence
from dateline.model import Document, Responsibility
from dateline.model.vocab import Outcome
from dateline.read.notes import Note

from ..circumstances.chooser import Scene
from ..circumstances.names import place_mentions
from ..corrections import note_arguments
from ..dating.candidates import PageTimes, page_times
from ..draft import Draft, Reading
from ..grouping import Group
from ..participants import participants, tidy
from ..victims import Evidence, gather, main_group, of_shooting
from .harm import harm
from .instruments import instruments
from .told import told_of
from .when import times
from .where import places


def emit(
    document: Document,
    groups: Sequence[Group],
    notes: Sequence[tuple[Note, Sequence[Sentence]]] = (),
    readings: Sequence[Reading] = (),
) -> tuple[MentionSpans, ...]:
    """The mentions of the kept groups, numbered as they stand.

    Args:
        document: the page.
        groups: its events.
        notes: its corrections, each with the parsed sentences of what it withdraws and states.
        readings: its sentences; those beside the groups tell of places and of the people harmed as well.
    """
    main = main_group(groups)
    learned = main is not None and of_shooting(main)
    evidence = gather(main, groups, readings, document.text) if main is not None and learned else None
    page = page_times(readings, groups, document.published)
    scene = Scene(readings, place_mentions([r.view for r in readings], document))
    told = [
        (k, draft, argument)
        for k, g in enumerate(groups)
        for draft, argument in _arguments(document, g, k, scene, page, evidence if g is main else None)
    ]
    if notes:
        corrected = note_arguments(document, notes, groups, [(k, argument) for k, _, argument in told])
        told += [(k, groups[k].drafts[0], argument) for k, argument in corrected]
    return tuple(m for k, g in enumerate(groups) for m in _mentions(g, k, [(d, a) for j, d, a in told if j == k]))


def _mentions(group: Group, number: int, told: Sequence[tuple[Draft, ArgumentSpan]]) -> Iterator[MentionSpans]:
    kind = group.type
    modes = Counter(d.candidate.trigger.mode for d in group.drafts if d.candidate.trigger.type == kind)
    modes.pop(None, None)
    mode = modes.most_common(1)[0][0] if modes else None
    arguments: dict[int, list[ArgumentSpan]] = {id(d): [] for d in group.drafts}
    for draft, argument in told:
        arguments[id(draft)].append(argument)
    seen: set[Span] = set()
    for draft in group.drafts:
        if draft.candidate.span in seen:
            continue
        seen.add(draft.candidate.span)
        yield MentionSpans(
            trigger=draft.candidate.span,
            type=kind,
            group=number,
            mode=mode,
            arguments=tuple(arguments[id(draft)]),
            polarity="-" if draft.facts.polarity == "-" and draft.facts.outcome != "denied" else "+",
            certainty=draft.facts.certainty,
            realis=draft.facts.realis,
            confidence=0.5 if draft.strength == "echo" else 0.7,
        )


def _arguments(
    document: Document, group: Group, number: int, scene: Scene, page: PageTimes, evidence: Evidence | None
) -> Iterator[tuple[Draft, ArgumentSpan]]:
    text = document.text
    yield from participants(text, group, told_of(group))
    yield from instruments(text, group)
    yield from harm(group, text, evidence)
    yield from _outcome(group)
    yield from _responsibility(text, group)
    yield from times(group, number, page)
    yield from places(document, group, scene)


def _outcome(group: Group) -> Iterator[tuple[Draft, ArgumentSpan]]:
    """One outcome an event: what the first assertive mention that names one says, else accomplished."""
    told = told_of(group)
    plain = [d for d in told if not d.facts.stated and d.facts.realis == "actual" and d.strength != "echo"]
    stated = [d for d in told if d.facts.stated and d.facts.realis != "hypothetical"]
    if plain:
        # What was planned and then reported as done is done; an attempt stays one, whatever it is called later.
        stated = [d for d in stated if d.facts.outcome not in ("planned", "threatened") or group.type == "THREATEN"]
    early = bool(stated) and (stated[0].view.role != "body" or stated[0].view.body <= 1)
    chosen = stated[0] if early or len(stated) * 2 > len(plain) else None
    draft = chosen or (plain[0] if plain else told[0])
    value: Outcome = draft.facts.outcome if chosen or not plain else "accomplished"
    yield (
        draft,
        ArgumentSpan(
            field="outcome",
            value=value,
            span=draft.candidate.span,
            # What makes it planned, doubtful or denied is evidence as much as the word for it.
            evidence=draft.facts.cues,
            confidence=0.7 if chosen else 0.6,
        ),
    )


def _responsibility(text: str, group: Group) -> Iterator[tuple[Draft, ArgumentSpan]]:
    if group.type != "ASSAULT":
        return
    first = group.drafts[0]
    blames = [(d, d.view, b) for d in group.drafts for b in d.blame]
    blames += [(first, v, b) for v, b in group.loose_blame]
    for draft, view, blame in blames:
        if blame.head is None:
            value, span = Responsibility(name=None, stance=blame.stance), blame.span
        else:
            if view.noun_kind(blame.head) is None and not blame.head.tag.startswith("NNP"):
                continue
            span = view.phrase(blame.head)
            value = Responsibility(name=tidy(text, span), stance=blame.stance)
        yield (
            draft,
            ArgumentSpan(
                field="responsibility", value=value, span=span, evidence=(blame.span,), confidence=blame.confidence
            ),
        )

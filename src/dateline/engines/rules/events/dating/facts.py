"""What speaks for and against an expression as the time of an event, as readable facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.engines.temporal import Calendar, Interval, Relative, TimeExpression

from ..ages import Age
from ..circumstances.when import qualifies
from ..grouping import Group
from ..salience import place_of_telling, reported
from .candidates import Hold, PageTimes, Stated, TimeCandidate
from .words import DatingWords

CLOSE = 1.5
"""Most days of a time that names one day or two."""


def kind_of(time: TimeExpression) -> str:
    """How an expression names its time: "weekday", "date", "year", "ago day", "clock"…"""
    meaning = time.meaning
    if meaning is None:
        return "clock"
    if isinstance(meaning, Interval):
        return "interval"
    if isinstance(meaning, Relative):
        if meaning.origin == "context":
            return f"context {'far' if meaning.amount else 'same'}"
        if not isinstance(meaning.origin, str):
            return "counted"
        if meaning.unit in ("hour", "minute", "second"):
            return "hours"
        if meaning.amount is None:
            return "some ago"
        if meaning.unit == "day":
            return {0.0: "today", -1.0: "yesterday", 1.0: "tomorrow"}.get(float(meaning.amount), "days ago")
        return f"{'ago' if meaning.distance else 'this' if meaning.amount == 0 else 'last'} {meaning.unit}"
    if isinstance(meaning, Calendar):
        if meaning.day is not None:
            return "date" if meaning.year is None else "full date"
        if meaning.weekday is not None:
            return "weekday" if meaning.shift is None and meaning.week is None else "other weekday"
        if meaning.holiday is not None:
            return "holiday"
        if meaning.month is not None:
            return "month" if meaning.year is None else "month of year"
        return "season" if meaning.season is not None else "year"
    return "other"


def time_facts(
    candidate: TimeCandidate,
    candidates: Sequence[TimeCandidate],
    group: Group,
    number: int,
    page: PageTimes,
    words: DatingWords,
) -> list[str]:
    """The facts about one of ``candidates`` for the time of ``group``, the page's event ``number``."""
    stated, draft = candidate.stated, candidate.draft
    time, view = stated.expression, stated.view
    kind = kind_of(time)
    type_ = group.type
    body = type_ in ("ASSAULT", "DISASTER", "PROTEST")
    rank = "far" if candidate.distance else candidate.rank
    facts = [f"kind={kind}", f"rank={rank}", f"rank kind={rank}|{kind}", f"type={type_}", f"bodily={body}"]
    facts.append(f"preposition={time.preposition}|{rank if candidate.distance == 0 else 'far'}")
    if stated.token.i:
        facts.append(f"behind={view.low[stated.token.i - 1]}")
    facts.append(f"part={time.part}|{time.clock is not None}|{time.modifier}")
    facts.append(f"part bodily={time.part is not None or time.clock is not None}|{body}|{rank}")
    facts += [f"strength={draft.strength}|{rank}", f"verb={draft.candidate.trigger.verb}|{rank}"]
    facts += [f"realis={draft.facts.realis}|{rank}", f"outcome={draft.facts.outcome}"]
    where = _place(stated)
    facts += [f"where={where}", f"where rank={where}|{rank}"]
    facts.append(f"distance={max(-3, min(4, candidate.distance))}")
    facts.append(f"distance bodily={max(-3, min(4, candidate.distance))}|{body}")
    facts += _ages(stated.age, kind, rank, body)
    facts += _governor(stated, group, number, page, words)
    facts += _others(candidate, number, page)
    facts += _support(candidate, page)
    facts += _rivals(candidate, candidates, group)
    if stated.token.i in view.quoted:
        facts.append(f"quoted|{rank}")
    if any(w in words.background for w in view.low):
        facts.append(f"background|{rank}")
    if qualifies(draft.candidate, time) if candidate.distance == 0 else False:
        facts.append("qualifies")
    return facts


def _place(stated: Stated) -> str:
    view = stated.view
    if view.role != "body":
        return view.role
    return str(sum(view.body > k for k in (0, 1, 3, 8, 15)))


def _ages(age: Age | None, kind: str, rank: object, bodily: bool) -> Iterator[str]:
    if age is None:
        yield "age=None"
        return
    middle, width = (age[0] + age[1]) / 2, age[1] - age[0]
    bucket = sum(middle > k for k in (-20, -0.9, 0.6, 1.6, 2.6, 7.6, 40, 400, 4000))
    yield f"age={bucket}"
    yield f"age rank={bucket}|{rank}"
    yield f"age bodily={bucket}|{bodily}"
    yield f"width={sum(width > k for k in (1.5, 8, 40, 400))}"


def _governor(stated: Stated, group: Group, number: int, page: PageTimes, words: DatingWords) -> Iterator[str]:
    """The verb that the expression goes with: what it is a verb of, and whose trigger."""
    view, sentence = stated.view, stated.view.sentence
    holds = {h.draft.candidate.token.i: h for h in page.holds[stated.span]}
    chain = list(sentence.ancestors(stated.token))
    first = next((t for t in [stated.token, *chain] if t.i in holds and t.i != stated.token.i), None)
    if first is not None:
        hold = holds[first.i]
        yield f"on={'own' if hold.group == number else 'other'}"
    verb = next((t for t in chain if t.pos in ("VERB", "AUX")), None)
    noun = chain[0] if chain and chain[0].pos in ("NOUN", "PROPN") else None
    if noun is not None:
        yield f"noun={view.low[noun.i]}"
    if verb is None:
        yield "governor=none"
        return
    lemma = verb.lemma.lower()
    hold_ = holds.get(verb.i)
    whose = "no" if hold_ is None else "own" if hold_.group == number else f"other {hold_.draft.type}"
    sort = words.sort_of(lemma)
    yield f"governor={sort}|{whose}"
    yield f"governor bodily={sort}|{whose.split()[0]}|{group.type in ('ASSAULT', 'DISASTER', 'PROTEST')}"
    yield f"lemma={lemma}|{whose.split()[0]}"
    yield f"tag={verb.tag}|{whose.split()[0]}"
    subjects = sentence.children(verb, "nsubj", "nsubjpass")
    if subjects and sort == "occur":
        yield f"occurs={view.low[subjects[0].i]}"
    aux = {view.low[c.i] for c in sentence.children(verb, "aux", "auxpass")}
    if aux & {"had", "'d"}:
        yield f"pluperfect|{whose.split()[0]}"
    if aux & {"will", "would", "could", "may", "might", "can", "'ll"}:
        yield f"modal|{whose.split()[0]}"


def _others(candidate: TimeCandidate, number: int, page: PageTimes) -> Iterator[str]:
    """What the other events beside the expression, and those told before it, say."""
    stated = candidate.stated
    rival = [h for h in page.holds[stated.span] if h.group != number and h.rank is not None]
    closest: Hold | None = min(rival, key=lambda h: (h.rank or 0, h.draft.strength == "echo"), default=None)
    own = candidate.rank if candidate.distance == 0 else None
    if closest is not None:
        nearer = own is None or (closest.rank or 0) < own
        yield f"rival={closest.rank}|{closest.draft.type}|{nearer}"
        yield f"rival kept={closest.group is not None}|{nearer}"
        same = closest.draft.type == candidate.draft.type
        yield f"rival same={same}|{nearer}"
    else:
        yield f"rival=none|{own is not None}"
    at = page.at_hand.get(stated.view.index)
    yield f"at hand={at == number}|{candidate.distance != 0}"
    yield f"events beside={min(3, len({h.group for h in page.holds[stated.span]}))}"


def _support(candidate: TimeCandidate, page: PageTimes) -> Iterator[str]:
    """Whether other expressions of the page name the same day, and where it stands among the page's days."""
    stated = candidate.stated
    age = stated.age
    if age is None:
        return
    others = [s for s in page.stated if s.span != stated.span and s.age is not None and s.age[1] - s.age[0] <= CLOSE]
    near = sum(abs(sum(s.age) - sum(age)) <= 1.0 for s in others if s.age is not None)
    yield f"support={min(3, near)}"
    if age[1] - age[0] <= CLOSE:
        days = {round((s.age[0] + s.age[1]) / 2) for s in others if s.age is not None}
        own = round((age[0] + age[1]) / 2)
        yield f"oldest={all(own >= d for d in days)}|{candidate.draft.type in ('ASSAULT', 'DISASTER', 'PROTEST')}"
        yield f"newest={all(own <= d for d in days)}|{candidate.draft.type in ('ASSAULT', 'DISASTER', 'PROTEST')}"
        yield f"days={min(4, len(days | {own}))}"


def _rivals(candidate: TimeCandidate, candidates: Sequence[TimeCandidate], group: Group) -> Iterator[str]:
    """Whether another candidate hangs on the event more closely, or stands nearer to it."""
    others = [c for c in candidates if c is not candidate]
    rank = "far" if candidate.distance else candidate.rank
    closest = min((9 if c.rank is None else c.rank for c in others if not c.distance), default=None)
    yield f"closest other={closest}|{rank}"
    here = _nearness(candidate)
    yield f"nearer={min(3, sum(_nearness(c) < here for c in others))}|{rank}"
    yield f"alone={not others}|{rank}"
    mentions = sorted({d.view.index for d in group.drafts})
    yield f"mentions={min(4, len(mentions))}|{rank}"
    yield f"first={candidate.draft.view.index == mentions[0]}|{rank}"
    yield f"lead={place_of_telling(candidate.draft)}|{rank}"
    yield f"same paragraph={candidate.draft.view.sentence.block == candidate.stated.view.sentence.block}|{rank}"
    yield f"kept={reported(group)}|{rank}"


def _nearness(candidate: TimeCandidate) -> tuple[int, int]:
    return abs(candidate.distance), 9 if candidate.rank is None else candidate.rank

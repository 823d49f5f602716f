"""Which time expression of a story tells when an incident was."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.engines.incidents.types import Incident
from dateline.engines.syntax.types import Sentence, Token
from dateline.engines.temporal import Calendar, Interval, Relative, TimeExpression, find_times

from .links import Links
from .model import load_choices
from .page import Page
from .types import When

FAR = 4
"""Sentences beyond which a time expression is not read as an incident's."""
LIKELY = 0.3
"""Least probability of an expression that is read as an incident's time; chosen on the development part."""
_REPORTING = frozenset(
    "say report announce state add note tell declare reveal disclose learn confirm claim issue release publish "
    "indicate inform broadcast receive condemn meet ask deny admit".split()
)


@dataclass(frozen=True, slots=True)
class TimeCandidate:
    """A time expression and the facts that speak for or against it."""

    expression: TimeExpression
    facts: frozenset[str]


def when_of(page: Page, incident: Incident, links: Links) -> When:
    """The likeliest time expression for ``incident``.

    The day of writing itself is what an incident without an expression is dated to as well, so "today" is chosen only
    where no other expression is likely.
    """
    model = load_choices()["time"]
    today: TimeExpression | None = None
    best, top = None, 0.0
    for candidate in time_candidates(page, incident, links):
        if is_today(candidate.expression):
            today = today or (candidate.expression if "told=True" in candidate.facts else None)
            continue
        probability = model.probabilities(candidate.facts)["yes"]
        if probability > top:
            best, top = candidate.expression, probability
    if best is not None and top >= LIKELY:
        return When(best, top)
    return When(today, 1.0 - top)


def time_candidates(page: Page, incident: Incident, links: Links) -> list[TimeCandidate]:
    """The expressions for a day or a stretch of days near the sentences that tell of ``incident``."""
    mentioned = sorted(links.spans)
    ordered = sorted({*mentioned, *incident.sentences})
    first = ordered[0] if ordered else 0
    found: list[TimeCandidate] = []
    for number, sentence in enumerate(page.sentences):
        distance = page.nearest(number, ordered)
        if distance > FAR:
            continue
        for expression in _times(page, number):
            if not isinstance(expression.meaning, Calendar | Relative | Interval):
                continue
            token = next((t for t in sentence.tokens if t.end > expression.start), None)
            if token is None:
                continue
            spans = links.spans.get(number, ())
            above = _above(sentence, token, links.verbs.get(number, set()))
            facts = _words(page, expression) | above
            facts |= {f"{f}&{type(expression.meaning).__name__}" for f in above if f.startswith("so=")}
            if token.i:
                facts.add(f"behind={sentence.tokens[token.i - 1].lower}")
            facts |= {
                f"kind={incident.kind}",
                f"distance={min(distance, 3)}",
                f"mentions={min(page.nearest(number, mentioned), 3)}",
                f"sentence={min(number, 3)}",
                f"from={max(-2, min(3, number - first))}",
            }
            if spans:
                near = min(min(abs(token.i - a), abs(token.i - z)) for a, z in spans)
                facts.add(f"tokens={near // 3 if near < 15 else 5}")
            found.append(TimeCandidate(expression, frozenset(facts)))
    todays = [c.facts for c in found if is_today(c.expression)]
    today = {
        "today" if todays else "never today",
        f"today told={any('told=True' in f for f in todays)}",
        f"today told not said={any('so=False True' in f for f in todays)}",
        f"candidates={min(4, len(found) - len(todays))}",
    }
    return [replace(c, facts=c.facts | today) for c in found]


def is_today(expression: TimeExpression) -> bool:
    """Whether an expression names the day of writing ("today", "this morning")."""
    meaning = expression.meaning
    return isinstance(meaning, Relative) and meaning.unit == "day" and meaning.amount == 0


def _times(page: Page, number: int) -> list[TimeExpression]:
    if number not in page.times:
        sentence = page.sentences[number]
        found = find_times(page.lower, sentence.start, sentence.end)
        page.times[number] = [e for e in found if not _printed(page, number, e)]
    return page.times[number]


def _printed(page: Page, number: int, expression: TimeExpression) -> bool:
    """Whether an expression belongs to a dateline at the head of the story ("LIMA, 4 May --"): it dates the text."""
    if number or expression.start - page.sentences[0].start > 60:
        return False
    behind = page.text[expression.end : expression.end + 60].split("\n")[0]
    return any(dash in behind for dash in ("--", "—", "–")) and not any(
        t.pos == "VERB" and t.end <= expression.start for t in page.sentences[0].tokens
    )


def _words(page: Page, expression: TimeExpression) -> set[str]:
    words = page.lower[expression.start : expression.end].split()
    meaning = expression.meaning
    facts = {f"type={expression.type}", f"meaning={type(meaning).__name__}", f"before={expression.preposition}"}
    facts |= {f"x={w}" for w in words if not any(c.isdigit() for c in w)}
    if isinstance(meaning, Relative):
        facts.add(f"unit={meaning.unit}{meaning.sign}{meaning.origin if isinstance(meaning.origin, str) else ''}")
        if meaning.amount is not None:
            facts.add(f"amount={meaning.unit}{int(meaning.amount)}")
    if isinstance(meaning, Calendar):
        facts.add(f"day={meaning.day is not None}{meaning.month is not None}{meaning.year is not None}")
        facts.add(f"weekday={meaning.weekday is not None}")
    return facts


def _above(sentence: Sentence, token: Token, told: set[int]) -> set[str]:
    """The verb that the expression goes with, and whether it is one that a participant hangs on."""
    facts: set[str] = set()
    for above in sentence.ancestors(token):
        if above.pos in ("VERB", "AUX"):
            reporting = above.lemma.lower() in _REPORTING
            facts |= {
                f"verb={above.lemma.lower()}",
                f"tag={above.tag}",
                f"reporting={reporting}",
                f"told={above.i in told}",
                f"so={reporting} {above.i in told}",
            }
            break
        if above.pos == "NOUN":
            facts.add(f"noun={above.lemma.lower()}")
    return facts

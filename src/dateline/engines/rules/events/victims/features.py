"""What speaks for a number of killed or injured: one row of figures for each number that the page supports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from ..tolls import Toll
from ..tree import View
from .candidates import attacker_died, shot_totals, told
from .evidence import Evidence, place_of
from .people import victim_words
from .supports import KINDS, HarmField, Support

LARGE: Final = 30
"""Numbers above count as this one: what speaks for thirty speaks for fifty."""

Row = dict[str, float]


def rows(
    evidence: Evidence,
    name: HarmField,
    found: Mapping[int, Sequence[Support]],
    tolls: Sequence[Toll],
    classes: Sequence[float],
    other: Mapping[int, float],
) -> tuple[list[int], list[Row]]:
    """The numbers that stand to choice (zero first) and what speaks for each.

    Args:
        evidence: what the page tells.
        name: the field.
        found: the supports of each number.
        tolls: what the rules of ``tolls`` make of the event's own counts.
        classes: probabilities that the field is 0, 1, 2..., the last class and more, by the words of the page alone.
        other: for injured, the probability of each number of killed; empty for killed.
    """
    numbers = [0, *sorted(found)]
    page = _page(evidence, name, tolls, classes, other)
    return numbers, [{**page, **_number(evidence, name, n, found.get(n, ()), tolls, classes, other)} for n in numbers]


def matrix(table: Sequence[Row], names: Sequence[str]) -> npt.NDArray[np.float32]:
    """The rows as an array (rows, features), the columns in the order of ``names``."""
    return np.array([[row[key] for key in names] for row in table], np.float32)


def _page(
    evidence: Evidence, name: HarmField, tolls: Sequence[Toll], classes: Sequence[float], other: Mapping[int, float]
) -> Row:
    row: Row = {"sentences": len(evidence.views)}
    own = [t for t in tolls if t.field == name]
    best = max(own, key=lambda t: t.confidence, default=None)
    row["rule"] = _capped(best.low or best.high) if best else 0
    row["rule_sure"] = best.confidence if best else 0
    for field in ("killed", "injured"):
        strict = [(f.place, n) for _, f, n in told(evidence, field) if not f.harm.shot]
        row[f"{field}_most"] = _capped(max((n for _, n in strict), default=0))
        row[f"{field}_head"] = _capped(max((n for p, n in strict if p == 0), default=0))
        row[f"{field}_facts"] = sum(f.harm.field == field and not f.harm.shot for f in evidence.facts)
        row[f"{field}_none"] = sum(f.harm.field == field and f.harm.negative for f in evidence.facts)
        row[f"{field}_other"] = sum(f.harm.field == field and not f.own for f in evidence.facts)
    shot = [(f.place, n) for _, f, n in shot_totals(evidence)]
    row["shot_most"] = _capped(max((n for _, n in shot), default=0))
    row["shot_head"] = _capped(max((n for p, n in shot if p == 0), default=0))
    row["people_killed"] = sum(p.killed for p in evidence.people)
    row["people_hurt"] = sum(not p.killed for p in evidence.people)
    row["people_named"] = sum(any(m.name for m in p.mentions) for p in evidence.people)
    row["number_most"] = _capped(max((m.low for m in evidence.numbers), default=0))
    row["number_head"] = _capped(max((m.low for m in evidence.numbers if place_of(m.view) == 0), default=0))
    for k, value in enumerate(classes):
        row[f"class_{k}"] = value
    row["attacker_died"] = float(attacker_died(evidence) is not None)
    row["apart"] = min(len(evidence.apart), 9)
    for place, views in enumerate(_by_place(evidence)):
        row[f"roundup_{place}"] = sum(bool(_round(v)) for v in views) / max(1, len(views))
    if name == "injured":
        chosen = max(other, key=lambda n: (other[n], -n), default=0)
        row["killed"] = _capped(chosen)
        row["killed_sure"] = other.get(chosen, 0)
        row["killed_zero"] = other.get(0, 0)
    return row


def _number(
    evidence: Evidence,
    name: HarmField,
    number: int,
    found: Sequence[Support],
    tolls: Sequence[Toll],
    classes: Sequence[float],
    other: Mapping[int, float],
) -> Row:
    row: Row = {"number": _capped(number), "class": classes[min(number, len(classes) - 1)]}
    row["class_above"] = sum(classes[number + 1 :]) if number < len(classes) else 0
    ranked = sorted(((t.confidence, t.low or t.high or 0) for t in tolls if t.field == name), reverse=True)
    row["toll_sure"] = max((c for c, low in ranked if low == number), default=0)
    row["toll_first"] = float(bool(ranked) and ranked[0][1] == number)
    for kind in KINDS:
        row[kind] = sum(s.kind == kind for s in found)
    row["sure"] = max((s.sure for s in found), default=0)
    places = [0, 0, 0]
    row["told_elsewhere"] = row["told_open"] = row["told_added"] = 0
    for s in found:
        if s.fact is not None and s.kind == "told":
            fact = evidence.facts[s.fact]
            if fact.own and not fact.harm.shot:
                places[fact.place] += 1
            row["told_elsewhere"] += not fact.own
            row["told_open"] += fact.harm.shot
            row["told_added"] += fact.harm.additive
    for place, count in enumerate(places):
        row[f"told_{place}"] = count
    facts = [evidence.facts[s.fact] for s in found if s.fact is not None and s.kind == "told"]
    row["told_round"] = sum(bool(_round(f.view)) for f in facts)
    row["told_open"] = row["told_open"] + 0.5 * any(f.harm.high is None or f.harm.approximate for f in facts)
    row["told_running"] = float(any(f.harm.running for f in facts))
    row["told_caption"] = sum(f.view.role == "caption" for f in facts)
    row["told_share"] = len(facts) / max(1, sum(1 for _ in told(evidence, name)))
    row["first"] = min((f.view.index for f in facts), default=len(evidence.views)) / max(1, len(evidence.views))
    row["last"] = max((f.view.index for f in facts), default=-1) / max(1, len(evidence.views))
    row["rest_told"] = (
        sum(s.kind == "rest" and s.span in spans for s in found) if (spans := _told_spans(evidence)) else 0
    )
    row["number_0"] = sum(m.low == number and place_of(m.view) == 0 for m in evidence.numbers)
    row["number_1"] = sum(m.low == number and place_of(m.view) == 1 for m in evidence.numbers)
    own = [n for _, f, n in told(evidence, name) if not f.harm.shot]
    row["above"] = sum(n > number for n in own)
    row["below"] = sum(n < number for n in own)
    people = sum(p.killed == (name == "killed") for p in evidence.people)
    row["people_off"] = max(-5, min(5, number - people))
    row["everybody_off"] = max(-5, min(5, number - len(evidence.people)))
    totals = {n for _, _, n in shot_totals(evidence)}
    row["is_shot"] = float(number in totals)
    against: HarmField = "injured" if name == "killed" else "killed"
    rivals = {n for _, f, n in told(evidence, against) if not f.harm.shot}
    row["completes"] = float(any(number + r in totals for r in rivals))
    row["rival"] = float(number in rivals)
    if name == "injured":
        chosen = max(other, key=lambda n: (other[n], -n), default=0)
        row["with_killed_shot"] = float(number + chosen in totals)
        row["with_killed_number"] = sum(number + chosen == m.low for m in evidence.numbers)
        row["with_killed_people"] = max(-5, min(5, number + chosen - len(evidence.people)))
    return row


def _told_spans(evidence: Evidence) -> frozenset[tuple[int, int]]:
    """The spans of the written totals of people hit, which a remainder is surer of than of any number of people."""
    return frozenset(f.harm.span for _, f, _ in shot_totals(evidence))


def _by_place(evidence: Evidence) -> list[list[View]]:
    """The sentences of headline and standfirst, of the lead, and of the rest."""
    found: list[list[View]] = [[], [], []]
    for view in evidence.views:
        found[place_of(view)].append(view)
    return found


def _round(view: View) -> frozenset[str]:
    """The words of a sentence that tell of several incidents."""
    return victim_words()["roundup"] & frozenset(view.low)


def _capped(number: int | None) -> float:
    return float(min(number or 0, LARGE))

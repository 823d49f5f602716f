"""Fits ``data/incidents/slots.json``: ``python -m training.incidents.slots.train DOCS GOLD --cache FILE``.

Multinomial logistic regression with an L2 penalty, one model a question. Same input, same weights.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from bench.muc4_slots import ATLAS, OUTCOMES, STANCES, country_code, day_of, time_slot
from dateline.engines.incidents.slots import facts
from dateline.engines.incidents.slots.links import links_of
from dateline.engines.incidents.slots.model import DATA
from dateline.engines.incidents.slots.names import place_names
from dateline.engines.incidents.slots.page import Page
from dateline.engines.incidents.slots.when import is_today, time_candidates
from dateline.engines.incidents.slots.where import Map, country_candidates, place_candidates
from training.incidents.gold import Example, examples

from .data import Sample, samples

OUT = Path(__file__).parents[3] / "src/dateline/data" / DATA
PENALTY = {
    "time": 0.05,
    "place": 0.15,
    "effect": 0.3,
    "damage": 0.1,
    "stance": 0.3,
    "outcome": 3.0,
    "means": 0.3,
    "weapon": 3.0,
}
"""Inverse strength of the L2 penalty by model, 1 where none is given; chosen on the development part."""
RARE = 2
"""Facts seen in fewer rows than this are left out."""
LIGHT = 0.02
"""Facts none of whose weights is larger are left out."""
ABOUT = "Weights fitted on the training part of MUC-4 (DARPA, 1992); made by training/incidents/slots."


@dataclass
class Rows:
    """Facts and answers of one model."""

    facts: list[list[str]] = field(default_factory=list)
    right: list[str] = field(default_factory=list)

    def add(self, some: set[str] | frozenset[str], right: str) -> None:
        """One row more."""
        self.facts.append(sorted(some))
        self.right.append(right)


def fit(rows: Rows, penalty: float) -> dict[str, Any]:
    """A model of ``rows`` as the data file writes it."""
    seen = Counter(f for some in rows.facts for f in some)
    known = {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= RARE))}
    vectors = CountVectorizer(analyzer=_same, vocabulary=known, binary=True).transform(rows.facts)
    model = LogisticRegression(C=penalty, max_iter=200, tol=1e-3).fit(vectors, rows.right)
    classes, weights, bias = [str(c) for c in model.classes_], model.coef_, model.intercept_
    if len(classes) == 2:
        return {
            "classes": classes,
            "bias": [0.0, round(float(bias[0]), 2)],
            "facts": {
                f: [0.0, round(float(weights[0][i]), 2)] for f, i in known.items() if abs(weights[0][i]) >= LIGHT
            },
        }
    return {
        "classes": classes,
        "bias": [round(float(b), 2) for b in bias],
        "facts": {
            f: [round(float(w), 2) for w in weights[:, i]]
            for f, i in known.items()
            if abs(weights[:, i]).max() >= LIGHT
        },
    }


def _same(some: list[str]) -> list[str]:
    return some


QUESTIONS = {
    "hum_tgt_type": ("person", facts.of_kind),
    "phys_tgt_type": ("thing", facts.of_kind),
    "incident_instrument_type": ("weapon", facts.of_kind),
    "hum_tgt_effect": ("effect", facts.of_effect),
    "phys_tgt_effect": ("damage", facts.of_effect),
    "perp_organization_confidence": ("stance", facts.of_stance),
}
"""The key's slots about a participant: the model that answers and the facts that it weighs."""


def value_of(text: str) -> str:
    """A value of the key as the package writes it."""
    text = text.strip("( )").lower()
    return STANCES.get(text) or OUTCOMES.get(text) or text


def rows_of(example: Example) -> Iterator[tuple[str, set[str] | frozenset[str], str]]:
    """Every row that a document gives: model, facts, answer."""
    for sample in samples(example):
        yield from _of_participant(sample)
    page = Page(example.document.text, example.sentences)
    board = Map(page, place_names(example.sentences), ATLAS)
    for template, incident in zip(example.templates, example.incidents, strict=True):
        slots, links = template["slots"], links_of(page, incident)
        weapons = {a["text"] for e in slots["incident_instrument_id"] for a in e["alts"]}
        if not weapons:
            told = [v.split(":")[0] for e in slots["incident_instrument_type"] for v in e["values"]]
            yield "means", facts.of_means(page, incident, links), value_of(told[0]) if told else "none"
        for slot, model, found in (
            ("incident_stage", "outcome", facts.of_outcome(page, incident, links)),
            ("perp_incident_category", "force", facts.of_force(page, incident)),
        ):
            told = [v for e in slots[slot] for v in e["values"]]
            yield model, found, value_of(told[0]) if told else "none"
        written = day_of(example.document)
        if slots["incident_date"] and written:
            days = [d for e in slots["incident_date"] for a in e["alts"] for d in _days(a)]
            for candidate in time_candidates(page, incident, links):
                if not is_today(candidate.expression) and days:
                    said = _days(time_slot(page, candidate.expression, written) or "")
                    right = said == days[:1] != [written]
                    yield "time", candidate.facts, "yes" if right else "no"
        if slots["incident_location"]:
            path = [_place(part) for part in slots["incident_location"][0]["alts"][0].split(":")]
            code = country_code(path[0])
            for country, found in country_candidates(board, incident).items():
                yield "country", found, "yes" if country == code else "no"
            for _, group, found in place_candidates(board, incident, links, code):
                name = group[0][0]
                yield "place", found, "yes" if _place(page.text[name.span[0] : name.span[1]]) in path[1:] else "no"


def _of_participant(sample: Sample) -> Iterator[tuple[str, set[str], str]]:
    for slot, told in sample.answers.items():
        if slot in QUESTIONS:
            model, read = QUESTIONS[slot]
            if told or model in ("effect", "damage"):
                answer = value_of(told[0]) if told else "none"
                yield model, read(sample.page, sample.incident, sample.participant), answer


def _place(text: str) -> str:
    return " ".join(re.sub(r"\([^)]*\)|[^\w\s]", " ", text.lower()).split())


def _days(text: str) -> list[str]:
    months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
    found = []
    for day, month, year in re.findall(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b", text.upper()):
        if month in months:
            try:
                found.append(date(1900 + int(year), months.index(month) + 1, int(day)).isoformat())
            except ValueError:
                continue
    return found


def gather(some: Sequence[Example]) -> dict[str, Rows]:
    """The rows of all models."""
    found: dict[str, Rows] = {}
    for example in some:
        for model, fact, right in rows_of(example):
            found.setdefault(model, Rows()).add(fact, right)
    return found


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--cache", type=Path, required=True, help="file that keeps the parses between runs")
    parser.add_argument("--rows", type=Path, help="file that keeps the rows, for trying penalties")
    args = parser.parse_args()
    found = gather(examples(args.docs, args.gold, args.cache))
    if args.rows:
        args.rows.write_text(json.dumps({n: [r.facts, r.right] for n, r in found.items()}), "utf-8")
    models = {name: fit(rows, PENALTY.get(name, 1.0)) for name, rows in sorted(found.items())}
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps({"about": ABOUT, "models": models}, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()

"""Fits the factuality model: ``python -m training.factuality.train DOCS GOLD [--check DOCS GOLD]``.

For each axis: five folds over documents, three times over, give scores of events that the model has not seen; from
them come the thresholds (for macro F1) and the calibration; the weights are then fitted on all events. Same input,
same file.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from bench.certainty import VALUES

from . import fit
from .data import Event, events

OUT = Path(__file__).parents[2] / "src/dateline/data/models/factuality.json"
SEEDS = (0, 1, 2)
PULL = {"certainty": 30.0, "polarity": 10.0, "time": 10.0, "tense": 3.0}
PRIOR = {"certainty": 8.0, "polarity": 8.0, "time": 8.0, "tense": 0.0}
"""How strongly weights are drawn to the lexicon, and how much it says; chosen by cross-validation on train."""
TINY = 0.02
"""Facts whose weights are all smaller are left out of the file."""


def axis_data(some: list[Event], axis: str, classes: list[str]) -> tuple[list[list[str]], fit.Indices, fit.Indices]:
    """Facts, labels and documents of the events that are annotated on ``axis``."""
    kept = [e for e in some if axis in e.values]
    labels = np.array([classes.index(e.values[axis]) for e in kept])
    return [e.facts for e in kept], labels, np.array([e.document for e in kept])


def train_axis(axis: str, train: list[Event], check: list[Event]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The model of one axis as the file holds it, and its figures."""
    classes = list(VALUES[axis])
    facts, labels, documents = axis_data(train, axis, classes)
    held, nested = [], []
    for seed in SEEDS:
        scores = np.zeros((len(labels), len(classes)))
        for out in fit.folds(documents, seed):
            model = fit.Model([facts[i] for i in np.flatnonzero(~out)], labels[~out], axis, classes, *_strength(axis))
            scores[out] = model.scores([facts[i] for i in np.flatnonzero(out)])
        held.append(scores)
        nested.append(_nested(scores, labels, documents, seed, axis))
    shift = np.mean([_thresholds(scores, labels, axis) for scores in held], axis=0)
    shifted = np.vstack(held) + shift
    right = shifted.argmax(1) == np.tile(labels, len(SEEDS))
    a, b = fit.calibrate(fit.leads(shifted), right)
    model = fit.Model(facts, labels, axis, classes, *_strength(axis))
    weights = {f: [round(float(w), 3) for w in model.weights[i]] for f, i in model.known.items()}
    made = {
        "classes": classes,
        "bias": [round(float(w), 3) for w in model.weights[-1]],
        "shift": [round(float(s), 3) for s in shift],
        "calibration": [round(a, 3), round(b, 3)],
        "facts": {f: w for f, w in sorted(weights.items()) if max(map(abs, w)) >= TINY},
    }
    figures: dict[str, Any] = {
        "cv_macro_f1": np.mean([fit.macro(labels, (s + shift).argmax(1)) for s in held]),
        "cv_macro_f1_thresholds_unseen": np.mean(nested),
    }
    if check:
        facts, labels, _ = axis_data(check, axis, classes)
        shifted = model.scores(facts) + shift
        right = shifted.argmax(1) == labels
        probability = 1 / (1 + np.exp(-(a + b * fit.leads(shifted))))
        figures["check_macro_f1"] = fit.macro(labels, shifted.argmax(1))
        figures["check_accuracy"] = right.mean()
        figures["check_calibration_error"] = fit.calibration_error(probability, right)
    return made, {name: round(float(value), 3) for name, value in figures.items()}


def _strength(axis: str) -> tuple[float, float]:
    return PULL[axis], PRIOR[axis]


def _thresholds(scores: fit.Floats, labels: fit.Indices, axis: str) -> fit.Floats:
    # Tense has seven classes, none as rare as those of the other axes.
    return fit.thresholds(scores, labels) if axis != "tense" else np.zeros(scores.shape[1])


def _nested(scores: fit.Floats, labels: fit.Indices, documents: fit.Indices, seed: int, axis: str) -> float:
    """Macro F1 with thresholds chosen on other documents than they are used on."""
    chosen = np.zeros_like(labels)
    for out in fit.folds(documents, seed + 100):
        shift = _thresholds(scores[~out], labels[~out], axis)
        chosen[out] = (scores[out] + shift).argmax(1)
    return fit.macro(labels, chosen)


def _lines(value: Any) -> str:
    """JSON with one fact a line, so that a change of the weights can be read."""
    if not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    inside = ",\n".join(f"{json.dumps(k, ensure_ascii=False)}: {_lines(v)}" for k, v in value.items())
    return f"{{\n{inside}\n}}"


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", type=Path, nargs=2, metavar=("DOCS", "GOLD"), help="also measure on these")
    args = parser.parse_args()
    train = events(args.docs, args.gold)
    check = events(*args.check) if args.check else []
    axes: dict[str, Any] = {}
    for axis in VALUES:
        axes[axis], figures = train_axis(axis, train, check)
        sys.stdout.write(json.dumps({"axis": axis, **figures}) + "\n")
    about = "Fitted on the training part of MEANTIME (Minard et al., LREC 2016, CC BY 4.0) by training/factuality."
    OUT.write_text(_lines({"about": about, "axes": axes}) + "\n", "utf-8")


if __name__ == "__main__":
    main()

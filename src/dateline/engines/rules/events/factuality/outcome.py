"""How sure a mention is, when it lies, and how far the event got (FactBank's axes, and the outcome)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from dateline.engines.base import Span
from dateline.engines.syntax.types import Token
from dateline.model.vocab import Certainty, Outcome, Polarity, Realis

from ..forms import is_plural, verb_forms
from ..lexicon import split_words
from ..tree import SUBJECT, View
from ..triggers import Candidate
from .judgement import Judgement, assess

_FUTURE = frozenset({"will", "'ll", "shall", "wo"})
_HYPOTHETICAL = frozenset({"would", "could", "should", "can", "must", "ca", "'d"})
_OPEN = frozenset({"may", "might"})
_NEGATIVE = frozenset({"no", "none", "nobody", "neither", "never", "not", "n't", "without", "nothing", "nor"})
_WHEN_PREPOSITIONAL = frozenset(
    form
    for verb in "call ask help continue allow need encourage try advise warn agree stop avoid offer".split()
    for form in verb_forms(verb)
)
"""Verbs of wish that leave a direct object real ("called the attack a crime") and a prepositional one open."""
_GENERIC_DETERMINERS = frozenset({"any", "every", "each", "such", "no", "more", "further", "future", "another"})


@dataclass(frozen=True, slots=True)
class Factuality:
    """What a sentence says about whether its event happened. ``generic`` realis is talk about a kind of event."""

    polarity: Polarity = "+"
    certainty: Certainty = "certain"
    realis: Realis = "actual"
    outcome: Outcome = "accomplished"
    stated: bool = False
    """Whether a word of the sentence gives the outcome."""
    cues: tuple[Span, ...] = ()
    """The words that make it other than certain, affirmed and past."""


@dataclass(frozen=True)
class _Words:
    outcome: dict[str, Outcome]
    certainty: dict[str, Certainty]
    before: frozenset[tuple[str, ...]]
    marks: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    path = files("dateline.data") / "lexicon" / "events" / "factuality.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    outcome: dict[str, Outcome] = {}
    for name, words in table["outcome"].items():
        for word in words:
            outcome.update(dict.fromkeys(verb_forms(word), name))
    certainty: dict[str, Certainty] = {}
    for name, words in table["certainty"].items():
        certainty.update({form: name for word in words for form in (word, *verb_forms(word))})
    unreal = table["unreal"]
    before = frozenset(split_words(p) for p in unreal["before"])
    return _Words(outcome, certainty, before, frozenset(unreal["marks"]))


def judge(candidate: Candidate) -> Factuality:
    """The factuality of a candidate, from its own clause and the words above it.

    The rules here know outcomes and talk of kinds of event; where they find an event certain, affirmed and past, the
    judge of any event has the word.
    """
    view = candidate.view
    read = assess(view.sentence, candidate.token, view.role == "headline")
    found = _judge_verb(candidate, read) if candidate.trigger.verb else _judge_noun(candidate, read)
    certainty = read.certainty if found.certainty == "certain" else found.certainty
    found = replace(found, certainty=certainty, cues=read.cues)
    if found.stated or found.outcome != "accomplished":
        return found
    if read.polarity == "-":
        found = replace(found, polarity="-")
    # What stands beside a verb in the future need not lie there: "charges will be brought in the shooting".
    if candidate.trigger.verb and read.time == "future" and found.realis == "actual":
        if read.certainty == "possible":
            return replace(found, realis="hypothetical")
        return replace(found, realis="future", outcome="planned", stated=True)
    return found


def _judge_verb(candidate: Candidate, read: Judgement) -> Factuality:
    view, verb = candidate.view, candidate.token
    polarity: Polarity = "-" if _negated(view, verb) else "+"
    realis, certainty = _clause_reality(view, verb)
    outcome: Outcome = "threatened" if candidate.trigger.type == "THREATEN" else "accomplished"
    stated = outcome == "threatened"
    for above in _governors(view, verb):
        word = view.low[above.i]
        found = _words().outcome.get(word)
        if found and above.i != verb.i:
            if found == "denied" or (_negated(view, above) and found == "attempted"):
                return Factuality("-", certainty, realis, "denied", True)
            outcome, stated = found, True
            realis = "future" if found in ("planned", "threatened") else realis
            break
        if word in view.lexicon.wish and not (verb.tag == "VBG" and read.time == "non_future"):
            realis = "future" if realis == "actual" else realis
            outcome, stated = "planned", True
            break
        if word in _words().certainty and certainty == "certain":
            certainty = _words().certainty[word]
        if view.low[above.i] in ("refuse", "refused", "refuses", "declined"):
            polarity = "-"
    if realis == "future" and not stated:
        outcome, stated = "planned", True
    if realis == "actual" and _habitual(view, verb):
        realis = "generic"
    return Factuality(polarity, certainty, realis, outcome, stated)


def _governors(view: View, verb: Token) -> Iterator[Token]:
    """The verbs and nouns that an infinitive or gerund hangs on ("tried to", "a plot to")."""
    here = verb
    while here.dep in ("xcomp", "acl", "pcomp", "conj", "ccomp", "prep", "advcl", "dep"):
        above = view.sentence.head(here)
        if above is None or above.i == here.i:
            return
        if here.dep == "ccomp" and here.tag not in ("VB", "VBG"):
            return
        if here.dep == "advcl":
            return
        if here.dep == "conj":
            if above.tag in ("VBD", "VBZ", "VBN") and here.tag in ("VBD", "VBZ"):
                return
        elif above.pos in ("VERB", "NOUN", "AUX", "ADJ", "PROPN") and (
            here.tag in ("VB", "VBG", "IN", "TO") or here.dep == "prep"
        ):
            yield above
        here = above


def _clause_reality(view: View, verb: Token) -> tuple[Realis, Certainty]:
    certainty: Certainty = "certain"
    realis: Realis = "actual"
    for child in view.sentence.children(verb):
        word = view.low[child.i]
        if child.dep == "aux":
            if word in _FUTURE:
                realis = "future"
            elif word in _OPEN:
                realis = "hypothetical" if not _perfect(view, verb) else realis
                certainty = "possible"
            elif word in _HYPOTHETICAL:
                realis = "hypothetical"
        elif child.dep in ("advmod", "amod") and word in _words().certainty:
            certainty = _words().certainty[word]
        elif child.dep == "mark" and word in _words().marks:
            realis = "hypothetical"
    if (
        realis == "actual"
        and view.role == "headline"
        and verb.tag == "VB"
        and verb.dep in ("ROOT", "acl", "relcl", "xcomp")
    ):
        # "Nurses to march in Lima": what a headline puts in the infinitive lies ahead.
        realis = "future" if any(view.low[c.i] == "to" for c in view.sentence.children(verb, "aux")) else realis
    if realis == "actual" and verb.dep == "conj":
        above = view.sentence.head(verb)
        own = any(c.dep == "aux" or c.dep in ("nsubj", "nsubjpass") for c in view.sentence.children(verb))
        if above is not None and above.pos == "VERB" and verb.tag in ("VB", "VBN") and not own:
            return _clause_reality(view, above)
    if realis == "actual":
        for above in view.sentence.ancestors(verb):
            if above.dep == "advcl" and any(
                c.dep == "mark" and view.low[c.i] in _words().marks for c in view.sentence.children(above)
            ):
                realis = "hypothetical"
    return realis, certainty


def _perfect(view: View, verb: Token) -> bool:
    return any(view.low[c.i] == "have" for c in view.sentence.children(verb, "aux"))


def _negated(view: View, token: Token) -> bool:
    for child in view.sentence.children(token):
        word = view.low[child.i]
        if child.dep == "neg" or word in ("never", "nobody", "none", "neither"):
            return True
        if child.dep in ("nsubj", "nsubjpass", "dobj") and any(
            view.low[c.i] in ("no", "neither") for c in view.sentence.children(child)
        ):
            return True
    return False


def _habitual(view: View, verb: Token) -> bool:
    """A simple present outside the headline, or an adverb of habit, says that such things happen, not that one did."""
    if any(view.low[c.i] in view.lexicon.habit for c in view.sentence.children(verb)):
        return True
    if view.role in ("headline", "standfirst", "caption"):
        return False
    children = view.sentence.children(verb)
    if verb.tag in ("VBZ", "VBP"):
        return True
    if verb.tag == "VB":
        return not any(c.dep in ("aux", "auxpass") for c in children)
    if verb.tag == "VBN" and any(c.dep == "auxpass" and view.low[c.i] in ("is", "are", "be") for c in children):
        return not any(c.dep == "aux" for c in children)
    return False


def _judge_noun(candidate: Candidate, read: Judgement) -> Factuality:
    view, noun = candidate.view, candidate.token
    outcome: Outcome = "threatened" if candidate.trigger.type == "THREATEN" else "accomplished"
    stated = outcome == "threatened"
    certainty: Certainty = "certain"
    realis: Realis = "actual"
    polarity: Polarity = "+"
    around = list(range(candidate.first, candidate.last + 1))
    around += [c.i for c in view.sentence.children(noun, "amod", "compound", "det", "nmod")]
    if noun.dep in ("compound", "nmod"):
        around += [h.i for h in [view.sentence.head(noun)] if h is not None]
    for i in around:
        word = view.low[i]
        if i != noun.i and word in _words().outcome and not stated and not _of_life(view, i):
            outcome, stated = _words().outcome[word], True
        if word in _words().certainty and certainty == "certain":
            certainty = _words().certainty[word]
        if word in _NEGATIVE:
            polarity = "-"
    above = _above(view, noun)
    if above is not None:
        word = view.low[above.i]
        found = _words().outcome.get(word)
        if found and not stated:
            outcome, stated = found, True
        direct = noun.dep in ("dobj", "nsubjpass") and word in _WHEN_PREPOSITIONAL
        subject = noun.dep in SUBJECT and read.time == "non_future"
        if word in view.lexicon.wish and above.pos == "VERB" and not found and not direct and not subject:
            realis = "future"
        if above.pos in ("VERB", "AUX"):
            reality, doubt = _clause_reality(view, above)
            realis = reality if realis == "actual" else realis
            certainty = doubt if certainty == "certain" else certainty
            if noun.dep not in SUBJECT and _negated(view, above):
                polarity = "-"
    if outcome in ("planned", "threatened") and realis == "actual" and candidate.trigger.type != "THREATEN":
        realis = "future"
    if outcome == "accomplished" and realis == "future":
        outcome = "planned"
    if realis == "actual" and (_kind_talk(candidate) or _likened(view, noun)):
        realis = "generic"
    return Factuality(polarity, certainty, realis, outcome, stated)


def _of_life(view: View, i: int) -> bool:
    """ "Life-threatening injuries" threaten nobody with an event."""
    place = view.place[i]
    return view.low[i] == "threatening" and place > 0 and view.low[view.plain[place - 1]] == "life"


def _above(view: View, noun: Token) -> Token | None:
    """The verb, or the noun before "of", that a noun hangs on."""
    here = view.sentence.head(noun)
    while here is not None and here.dep in ("conj",) and here.pos == "NOUN":
        here = view.sentence.head(here)
    if here is not None and here.dep in ("prep", "agent"):
        prep = view.low[here.i]
        here = view.sentence.head(here) if prep in ("of", "for", "to", "against") else None
    return here if here is not None and here.pos in ("VERB", "NOUN", "AUX") else None


def _likened(view: View, noun: Token) -> bool:
    """ "X is a disaster": a comparison or a definition, unless "it" or "this" is what is."""
    above = view.sentence.head(noun)
    if noun.dep != "attr" or above is None:
        return False
    return not any(view.low[s.i] in ("it", "this", "that", "there", "cause") for s in view.sentence.children(above))


def _kind_talk(candidate: Candidate) -> bool:
    """Bare plurals, "any", "another", "fears of": talk of a kind of event and not of one."""
    view, noun = candidate.view, candidate.token
    if view.role == "headline":
        return False
    start = view.place[candidate.first]
    for size in (1, 2, 3, 4):
        if start >= size and tuple(view.low[i] for i in view.plain[start - size : start]) in _words().before:
            return True
    left = [c for c in view.sentence.children(noun) if c.i < candidate.first]
    if any(view.low[c.i] in _GENERIC_DETERMINERS for c in left):
        return True
    plural = noun.tag in ("NNS", "NNPS") or is_plural(view.low[noun.i])
    definite = any(c.dep in ("det", "poss", "nummod") or c.tag in ("CD", "PRP$", "NNP", "POS") for c in left)
    return plural and not definite

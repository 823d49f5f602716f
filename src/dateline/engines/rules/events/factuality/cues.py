"""The words that tell how real an event is: found on the way from the event up the tree of its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.engines.syntax.types import Sentence, Token

from .signatures import Route, Signatures, load_signatures

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_HAVE = frozenset({"has", "have", "'ve"})
_PAST = frozenset({"had", "was", "were", "did"})
_COPULAS = frozenset({"be", "become", "remain", "appear", "seem", "stay", "prove"})
_SEEM = frozenset({"appear", "seem"})
_MODIFIERS = frozenset({"advmod", "amod", "npadvmod", "acomp", "compound", "nmod", "det", "predet"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "pcomp", "attr", "oprd", "dative"})
_SELECTING = frozenset({"of", "for", "to", "against"})
"""Prepositions by which a word selects an event ("fears of a strike", not "fears over a strike")."""
_SELECTS = {"ask": {"for"}, "request": {"for"}, "plan": {"for"}, "want": set[str]()}
"""Kinds that select events by fewer of them ("call for a strike", not "the request of the court", "wanted for")."""
_CARRIES = frozenset({"begin", "able", "allow", "attempt", "cause", "happen"})
"""Kinds that hand on what stands over them: in "expects to continue to grow" the growth is expected."""
_STEPS = 14
"""Steps up the tree: a longer way is a parser's error or hostile text."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that bears on an event: its kind, how it stands to the event, and its index in the sentence."""

    kind: str
    route: Route
    i: int


@dataclass(frozen=True, slots=True)
class Step:
    """One word above the event: how it stands to it, the dependency it is reached by and the preposition between."""

    token: Token
    route: Route
    dep: str
    preposition: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """What stands over an event: its cues, nearest first, and the words on the way up."""

    cues: tuple[Cue, ...]
    steps: tuple[Step, ...]
    copula: Token | None = None
    """The verb that a predicate noun or adjective is joined to its subject by."""
    joined: bool = False
    """Whether the event is a later member of a coordination."""


def low(token: Token) -> str:
    """A word in lower case with a straight apostrophe."""
    return token.text.lower().replace("’", "'")


def is_verbal(token: Token) -> bool:
    """Whether a token is a verb by its tags."""
    return token.pos in ("VERB", "AUX") or token.tag.startswith("VB")


def is_finite(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb or one of its auxiliaries is finite."""
    if verb.tag in _FINITE:
        return True
    return any(c.tag in _FINITE or c.tag == "MD" for c in sentence.children(verb, "aux", "auxpass"))


def form_of(sentence: Sentence, token: Token) -> str:
    """The form of a word with its auxiliaries: past, present, perfect, modal, infinitive, bare, gerund, participle…"""
    auxiliaries = [low(c) for c in sentence.children(token, "aux", "auxpass")]
    first = auxiliaries[0] if auxiliaries else ""
    tag = token.tag
    if tag == "VBD":
        return "past"
    if tag in ("VBZ", "VBP"):
        return "present"
    if tag in ("VB", "VBG", "VBN"):
        plain = {"VB": "bare", "VBG": "gerund", "VBN": "participle"}[tag]
        if not auxiliaries or first in ("being", "been", "be"):
            return plain
        if "to" in auxiliaries:
            return "infinitive"
        if first in _HAVE:
            return "perfect"
        if first in _PAST:
            return "past"
        return "present" if first in ("is", "are", "'s", "'re", "am", "do", "does") else "modal"
    if token.pos in ("NOUN", "PROPN"):
        return "noun"
    return "adjective" if token.pos == "ADJ" else "modal" if tag == "MD" else "other"


def scope_of(sentence: Sentence, token: Token, headline: bool = False) -> Scope:
    """Climb from the event ``token`` to the root of its sentence and collect the cues that bear on it.

    A headline puts what lies ahead in the infinitive ("Nurses to march in Lima").
    """
    while token.dep in ("aux", "auxpass") and (above := sentence.head(token)) is not None:
        token = above
    climb = _Climb(sentence, token, load_signatures())
    if headline and token.dep in ("ROOT", "acl", "relcl", "advcl") and _is_infinitive(sentence, token):
        climb.cues.append(Cue("infinitive", "own", token.i))
    climb.run()
    return Scope(tuple(dict.fromkeys(climb.cues)), tuple(climb.steps), climb.copula, climb.joined)


class _Climb:
    """The state of one way up the tree."""

    def __init__(self, sentence: Sentence, token: Token, words: Signatures) -> None:
        self.sentence = sentence
        self.words = words
        self.here = token
        self.route: Route = "own"
        self.preposition = ""
        self.joined = self.carried = False
        self.copula: Token | None = None
        self.cues: list[Cue] = list(self._beside(token, "own"))
        self.steps: list[Step] = []

    def run(self) -> None:
        for _ in range(_STEPS):
            above = self.sentence.head(self.here)
            if above is None or not self._step(above):
                return

    def _step(self, above: Token) -> bool:
        """Go from ``here`` to ``above``; False where nothing further up bears on the event."""
        here, dep = self.here, self.here.dep
        if dep == "conj":
            if is_verbal(here) and here.tag in _FINITE and above.tag in ("VB", "VBG", "VBN"):
                # A finite verb cannot stand under what governs an infinitive: the parser is wrong here.
                return is_finite(self.sentence, above) and self._up(above)
            if self.route == "own":
                self.joined = True
                if self._shares(here, above):
                    self.cues += self._beside(above, "own")
        elif dep in ("attr", "acomp", "oprd") and above.lemma in _COPULAS:
            self.cues += self._beside(above, self.route)
            if self.route == "own":
                self.copula = above
                if above.lemma in _SEEM:
                    self.cues.append(Cue("think", "clause", above.i))
        elif dep in ("compound", "nmod") and self.route == "own":
            pass
        elif above.pos == "ADP" or above.dep in ("prep", "agent"):
            self.preposition = low(above)
            kind = self.words.governor.get(self.preposition)
            if kind in ("prevent", "without") and self.route == "own":
                self.cues.append(Cue(kind, "object", above.i))
        elif here.pos == "ADP" or dep in ("prep", "agent"):
            return self._govern(above, "prep")
        else:
            return self._govern(above, dep)
        return self._up(above)

    def _kind(self, above: Token) -> str | None:
        """The kind of a governor; "going to" and "take place" by the words beside it."""
        lemma = above.lemma.lower()
        if lemma == "go" and above.tag == "VBG" and self.here.dep == "xcomp":
            return "ahead"
        if lemma == "take" and any(low(c) == "place" for c in self.sentence.children(above, "dobj")):
            return "happen"
        return self.words.governor.get(lemma)

    def _waits(self) -> bool:
        """Whether the event's clause is aim, condition or time of its main clause, and so lies no earlier."""
        return any(c.route == "own" and c.kind in ("when", "until", "if", "purpose") for c in self.cues)

    def _up(self, above: Token) -> bool:
        self.here = above
        return True

    def _govern(self, above: Token, dep: str) -> bool:
        if self.route == "main":
            return False
        kind = self._kind(above)
        route = self._route(above, dep, kind)
        if kind:
            self.cues.append(Cue(kind, route, above.i))
        # "The march was not held", "they did not stage a march": the verb only says that the event takes place.
        happens = kind == "happen" and self.route == "own" and route in ("subject", "object")
        beside = list(self._beside(above, "own" if happens else route))
        if kind == "know":
            # What somebody does not know is so for all that.
            beside = [cue for cue in beside if cue.kind != "not"]
        self.cues += beside
        if self.route == "own" and dep == "advcl" and self._waits():
            ahead = ("would",) if self.here.tag == "VBD" else ("will", "would")
            self.cues += [Cue("when will", "own", c.i) for c in beside if c.kind in ahead]
        self.steps.append(Step(above, route, dep, self.preposition))
        self.here, self.preposition = above, ""
        bare = not (is_verbal(above) and is_finite(self.sentence, above))
        self.carried = bare and route in ("own", "clause", "object") and kind in _CARRIES
        self.route = "own" if happens else route
        return True

    def _route(self, above: Token, dep: str, kind: str | None) -> Route:
        here = self.here
        verbal = is_verbal(here)
        finite = verbal and is_finite(self.sentence, here)
        if dep == "advcl" or (dep in ("relcl", "acl") and (finite or here.tag == "VBN")):
            if self.route == "own" and not finite and _is_infinitive(self.sentence, here):
                self.cues.append(Cue("purpose", "own", here.i))
            return "main"
        if self.route != "own" and not self.carried:
            return "beyond"
        if dep in SUBJECTS and not (dep == "nsubjpass" and kind not in (None, "happen")):
            return "subject" if self.route == "own" else "beyond"
        if finite:
            return "told"
        if dep in ("amod", "poss", "nummod"):
            return "part"
        if verbal and not (here.tag == "VBG" and dep in ("dobj", "pobj")) and dep != "prep":
            # "Considering using force", but "considered armed".
            return "about" if kind == "consider" and here.tag != "VBG" else "clause"
        if kind == "ask" and (dep in _OBJECTS or not is_verbal(above)):
            # Whom someone asks is no event, nor what a call to the police is about.
            return "about"
        if dep in _OBJECTS:
            return "object"
        return "object" if self.preposition in _SELECTS.get(kind or "", _SELECTING) else "about"

    def _shares(self, verb: Token, first: Token) -> bool:
        """Whether a coordinated verb shares the auxiliaries of the first one ("would cut and sell").

        A participle or bare form with a subject and no auxiliary leaves it out ("posts will be cut and a plant shut").
        """
        if not (is_verbal(verb) and is_verbal(first)) or self.sentence.children(verb, "aux", "auxpass"):
            return False
        left_out = verb.tag in ("VB", "VBN") and bool(self.sentence.children(first, "aux", "auxpass"))
        return verb.tag == first.tag and (left_out or not self.sentence.children(verb, *SUBJECTS))

    def _beside(self, token: Token, route: Route) -> Iterator[Cue]:
        """The cues among the words that hang on ``token``."""
        words = self.words
        for child in self.sentence.children(token):
            word, dep = low(child), child.dep
            kind: str | None = None
            if dep == "neg" or word in words.negation or (word == "longer" and self._says_no(child)):
                kind = "not"
            elif dep in ("aux", "auxpass"):
                kind = self._modal(token, words.auxiliary.get(word))
            elif dep == "mark" or (dep == "advmod" and word in words.mark):
                kind = words.mark.get(word)
            elif dep in _MODIFIERS:
                kind = words.beside.get(word) or words.beside.get(child.lemma.lower())
                if word == "next" and self._following(child) == "to":
                    kind = None
                if kind is None and dep in ("amod", "compound", "nmod"):
                    governor = words.governor.get(child.lemma.lower())
                    kind = f"of {governor}" if governor else None
            elif dep == "advcl" and any(low(c) in ("if", "unless") for c in self.sentence.children(child, "mark")):
                kind = "conditioned"
            if kind is not None:
                yield Cue(kind, route, child.i)
            if dep in SUBJECTS or dep == "dobj":
                yield from (Cue("not", route, i) for i in self._says_no(child))

    def _modal(self, verb: Token, kind: str | None) -> str | None:
        """The kind of a modal with "not" or "have" beside it: "may have" looks back, "may" ahead."""
        if kind is None:
            return None
        if any(low(c) == "have" for c in self.sentence.children(verb, "aux")):
            return f"{kind} have"
        passive = [low(c) for c in self.sentence.children(verb, "auxpass")]
        if kind == "would" and (passive == ["been"] or (verb.tag == "VBN" and not passive)):
            # "He'd been hit": had, not would.
            return None
        negated = kind == "can" and bool(self.sentence.children(verb, "neg"))
        return "cannot" if negated else kind

    def _following(self, token: Token) -> str:
        """The word after ``token``, "" at the end."""
        after = self.sentence.tokens[token.i + 1 : token.i + 2]
        return low(after[0]) if after else ""

    def _says_no(self, token: Token) -> list[int]:
        """Negative words right under a noun or adverb ("no arrests", "no longer")."""
        below = self.sentence.children(token, "det", "neg", "advmod")
        return [c.i for c in below if low(c) in self.words.negation]


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    return verb.tag == "VB" and any(low(c) == "to" for c in sentence.children(verb, "aux"))

"""Reading one sentence: its words without hyphens, its noun phrases, subjects and objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.engines.base import Span
from dateline.engines.syntax.types import Sentence, Token
from dateline.model.vocab import BlockRole

from .forms import is_plural
from .lexicon import Lexicon

HYPHENS = frozenset("-‐‑–")
SOMEONE = frozenset(
    {"he", "she", "him", "her", "himself", "herself", "self", "one", "another", "others", "who", "them", "they"}
)
SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass")
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "am", "get", "gets", "got"})
_LEFT = frozenset({"amod", "compound", "nummod", "poss", "nmod", "quantmod", "npadvmod", "advmod", "case", "punct"})
_DROP = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", ",", "“", "”", '"', "'", "‘", "’", "(", "``", "''"}
)
_PARTITIVE = frozenset(
    "member members group groups number dozens hundreds thousands scores leader leaders one some most many few "
    "several pair team crew resident residents employee employees officers any none part remains body bodies family "
    "relatives supporters handful couple majority half all lot lots supporter all each either both".split()
)
_CONTINUES = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "JJ", "VBG", "VBN"})


@dataclass(slots=True)
class View:
    """A sentence with what the rules ask of it again and again."""

    sentence: Sentence
    lexicon: Lexicon
    role: BlockRole
    index: int
    """Position among the story's sentences."""
    body: int
    """Position among the body's sentences (0 for the lead); headline, standfirst and caption count as -1."""
    quoted: frozenset[int] = frozenset()
    """Tokens inside quotation marks of more than a few words."""
    low: list[str] = field(default_factory=list)
    plain: list[int] = field(default_factory=list)
    """Indices of the tokens that are no hyphens."""
    place: list[int] = field(default_factory=list)
    """The position of each token in ``plain`` (of a hyphen: that of the next token)."""
    entity: dict[int, tuple[int, int, str]] = field(default_factory=dict)
    """The named entity that a token belongs to."""

    def __post_init__(self) -> None:
        self.low = [t.text.lower().replace("’", "'") for t in self.sentence.tokens]
        self.plain = [i for i, t in enumerate(self.sentence.tokens) if t.text not in HYPHENS]
        count = 0
        for t in self.sentence.tokens:
            self.place.append(count)
            count += t.text not in HYPHENS
        self.entity = {i: e for e in self.sentence.entities() for i in range(e[0], e[1])}

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens

    def span(self, first: int, last: int) -> Span:
        """Offsets of the tokens ``first`` to ``last``, both included."""
        return self.tokens[first].start, self.tokens[last].end

    def match(self, words: Sequence[str], at: int) -> int | None:
        """The token after ``words`` (lower case) where they stand from token ``at`` on, hyphens apart."""
        k = at
        for word in words:
            while k < len(self.low) and self.tokens[k].text in HYPHENS:
                k += 1
            if k >= len(self.low) or self.low[k] != word:
                return None
            k += 1
        return k

    def clause(self, token: Token) -> Token:
        """The verb of the clause that ``token`` stands in (itself where it is one; the root at last)."""
        here = token
        for above in [token, *self.sentence.ancestors(token)]:
            here = above
            if above.pos in ("VERB", "AUX") and above.dep not in ("aux", "auxpass", "amod", "compound"):
                return above
        return here

    def subject(self, verb: Token) -> Token | None:
        """The subject of ``verb``, its own or the one it shares with the verb above it."""
        seen: set[int] = set()
        here: Token | None = verb
        while here is not None and here.i not in seen:
            seen.add(here.i)
            own = self.sentence.children(here, *SUBJECT)
            if own:
                return self.referent(next((t for t in reversed(own) if t.i < here.i), own[0]), here)
            if here.dep in ("acl", "relcl"):
                return self.sentence.head(here)
            if here.dep in ("conj", "xcomp", "advcl", "ccomp", "dep") or (here.dep == "pcomp" and here.tag == "VBG"):
                above = self.sentence.head(here)
                if here.dep == "xcomp" and above is not None:
                    objects = self.sentence.children(above, "dobj")
                    used = self.low[above.i] in ("use", "uses", "used", "using")
                    if (
                        objects
                        and not used
                        and (self.noun_kind(objects[0]) not in (None, "object") or objects[0].pos == "PRON")
                    ):
                        return objects[0]
                if here.dep == "ccomp" and here.tag not in ("VBG", "VB"):
                    return None
                while above is not None and above.pos not in ("VERB", "AUX", "NOUN", "PROPN"):
                    above = self.sentence.head(above)
                here = above
            else:
                return None
        return None

    def referent(self, token: Token, verb: Token) -> Token:
        """The noun that a relative pronoun stands for, else the token itself."""
        if self.low[token.i] in ("who", "that", "which", "whom") and verb.dep in ("relcl", "acl"):
            return self.sentence.head(verb) or token
        return token

    def passive(self, verb: Token) -> bool:
        """Whether the form of ``verb`` is passive: by its auxiliaries, or as a bare participle."""
        children = self.sentence.children(verb)
        if any(c.dep in ("nsubjpass", "auxpass", "csubjpass") for c in children):
            return True
        if verb.tag not in ("VBN", "VBD") or any(c.dep in ("dobj", "aux") for c in children):
            return False
        if self.role == "body" and verb.dep == "ROOT" and any(c.dep == "nsubj" for c in children):
            # A tagger takes "asked" for a participle; whole sentences do not drop the auxiliary.
            return False
        if verb.dep == "conj" and verb.tag == "VBN":
            above = self.sentence.head(verb)
            return above is not None and above.i != verb.i and self.passive(above)
        return verb.tag == "VBN" and verb.dep in ("acl", "ROOT", "advcl", "amod", "relcl", "dep", "oprd")

    def conjuncts(self, token: Token) -> list[Token]:
        """``token`` and the nouns joined to it."""
        found, queue = [token], [token]
        while queue:
            for child in self.sentence.children(queue.pop(), "conj"):
                if child.pos in ("NOUN", "PROPN", "NUM", "PRON", "ADJ") and child not in found:
                    found.append(child)
                    queue.append(child)
        return sorted(found, key=lambda t: t.i)

    def phrase(self, head: Token) -> Span:
        """The noun phrase of ``head`` without articles, clauses and most prepositional phrases."""
        first, last = self.phrase_tokens(head)
        return self.span(first, last)

    def phrase_tokens(self, head: Token) -> tuple[int, int]:
        """First and last token of the noun phrase of ``head``."""
        if head.i in self.entity and self.entity[head.i][2] == "PERSON":
            lo, hi, _ = self.entity[head.i]
            if self.tokens[hi - 1].text in ("'s", "’s"):
                hi -= 1
            return lo, max(lo, hi - 1)
        first = last = head.i
        left = {c.i for c in self.sentence.children(head) if c.i < head.i and c.dep in _LEFT and c.dep != "punct"}
        if left:
            covered = {t.i for i in left for t in self.sentence.subtree(self.tokens[i])} | {head.i}
            while first - 1 in covered or (first - 1 > 0 and self.tokens[first - 1].text in HYPHENS):
                first -= 1
        if head.i in self.entity and self.entity[head.i][2] not in ("CARDINAL", "DATE", "TIME", "ORDINAL"):
            lo, hi, _ = self.entity[head.i]
            first, last = min(first, lo), max(last, hi - 1)
        while first < last and (self.low[first] in _DROP or self.tokens[first].tag in ("DT", "PRP$", "WDT")):
            first += 1
        while last > first and self.low[last] in ("'s", "'", ",", ".", '"', "”"):
            last -= 1
        if self.low[last] in _PARTITIVE:
            last = self._with_of(head, last)
        return first, last

    def _with_of(self, head: Token, last: int) -> int:
        for prep in self.sentence.children(head, "prep"):
            if self.low[prep.i] == "of" and prep.i == last + 1:
                for inner in self.sentence.children(prep, "pobj"):
                    end = self.phrase_tokens(inner)[1] if inner.i != head.i else last
                    return end if end - last <= 8 else last
        return last

    def text(self, first: int, last: int) -> str:
        """The words of the tokens ``first`` to ``last`` in lower case, for looking up."""
        return " ".join(self.low[first : last + 1])

    def noun_kind(self, head: Token) -> str | None:
        """What kind of party a noun names, None where the lexicon and the entity label do not say."""
        label = self.entity.get(head.i, (0, 0, ""))[2]
        if label == "PERSON":
            return "person"
        if (
            self.low[head.i] == "old"
            and self.place[head.i]
            and self.low[self.plain[self.place[head.i] - 1]].rpartition("-")[2] in ("year", "month", "week", "day")
        ):
            return "person"
        found = self.lexicon.people.get(self.low[head.i])
        if found:
            return found
        if label in ("ORG", "NORP", "GPE"):
            return {"ORG": "organisation", "NORP": "group", "GPE": "place"}[label]
        if self.low[head.i] in self.lexicon.objects or label in ("FAC", "PRODUCT"):
            return "object"
        if label == "LOC":
            return "place"
        return None

    def is_person(self, head: Token) -> bool:
        """Whether a noun names one person or several."""
        return self.noun_kind(head) in ("person", "group")

    def is_someone(self, head: Token) -> bool:
        """Whether a word stands for somebody: a noun for people, a personal pronoun, or a bare number."""
        return (
            self.is_person(head) or self.low[head.i] in SOMEONE or (head.pos == "NUM" and not head.ent.endswith("DATE"))
        )

    def is_plural(self, head: Token) -> bool:
        """Whether a noun is plural."""
        return head.tag in ("NNS", "NNPS") or (head.pos == "NOUN" and is_plural(self.low[head.i]))

    def prepositions(self, token: Token) -> Iterator[tuple[str, Token]]:
        """The (preposition, noun) pairs that hang on ``token``, chained prepositions included."""
        stack = [(c, 0) for c in self.sentence.children(token, "prep", "agent", "dative")]
        while stack:
            prep, depth = stack.pop(0)
            objects = self.sentence.children(prep, "pobj", "pcomp") or self.sentence.children(prep, "nmod")
            for child in objects:
                yield self.low[prep.i], child
            if depth < 3:
                stack += [(c, depth + 1) for c in self.sentence.children(prep, "prep")]

"""What a word and its place in the sentence tell of the role that it fills: named features of a head noun.

The patterns are those of the rule systems of MUC-4 in general form: the verb or noun that a phrase depends on and how
("kill:nsubjpass", "murder>of", "explode>at"), read through coordination, apposition and relative clauses, with the
noun itself and its neighbours beside them. A linear model weighs them; see ``weights``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.engines.rules.events.lexicon import load_lexicon
from dateline.engines.syntax.types import Sentence, Token

_THROUGH = frozenset({"conj", "appos"})
_INSIDE = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
_VERBAL = frozenset({"VERB", "AUX"})


def kind_of(token: Token) -> str:
    """A coarse class of a noun: of the lexicon, else of the entity label, else of the part of speech."""
    lexicon = load_lexicon()
    low = token.lower
    if (low,) in lexicon.weapons:
        return "weapon"
    if low in lexicon.people:
        return lexicon.people[low]
    if low in lexicon.objects:
        return "object"
    if token.ent:
        return token.ent[2:]
    return "name" if token.pos == "PROPN" else token.pos.lower()


def features(sentence: Sentence, head: Token, scene: tuple[str, ...] = ()) -> list[str]:
    """The features of ``head``; ``scene`` are the acts told in its sentence, from :func:`scene_of`."""
    kind = kind_of(head)
    tokens = sentence.tokens
    found = ["w=" + head.lemma.lower(), "k=" + kind, "p=" + head.pos + head.dep, "e=" + head.ent]
    found.append("s=" + head.lower[-3:])
    for step in (-2, -1, 1, 2):
        near = tokens[head.i + step].lower if 0 <= head.i + step < len(tokens) else "^"
        found.append(f"{step}={near}")
    for child in sentence.children(head):
        if child.dep in _INSIDE or child.dep == "det":
            found.append(f"c={child.dep}:{child.lemma.lower() if child.dep != 'nummod' else '#'}")
        elif child.dep == "prep":
            found += [f"c={child.lower}>{inner.lemma.lower()}" for inner in sentence.children(child, "pobj")]
        elif child.dep in ("relcl", "acl"):
            found.append(f"g={child.lemma.lower()}:{child.dep}{child.tag}")
            found += [f"o={child.lemma.lower()}:{x.lower}" for x in sentence.children(child, "agent", "prep")]
            found.append(f"gk={kind}:{child.lemma.lower()}:{child.dep}")
    for path in _paths(sentence, head):
        found += ["g=" + path, f"gk={kind}:{path}"]
    found += ["a=" + act for act in scene]
    found += [f"ak={kind}:{act}" for act in scene]
    return found


def scene_of(sentence: Sentence) -> tuple[str, ...]:
    """The lemmas of the verbs and common nouns of a sentence, each once."""
    words = (t.lemma.lower() for t in sentence.tokens if t.pos in ("VERB", "NOUN") and t.text[:1].isalpha())
    return tuple(dict.fromkeys(words))


def _paths(sentence: Sentence, head: Token) -> Iterator[str]:
    """How the phrase hangs on what governs it, nearest first."""
    here, inside = head, ""
    for higher in sentence.ancestors(head):
        if here.dep in _INSIDE:
            yield f"{higher.lemma.lower()}~{here.dep}"
            inside = "~"
        elif here.dep not in _THROUGH:
            break
        elif here.dep == "appos":
            yield f"{higher.lemma.lower()}={here.dep}"
        here = higher
    above = sentence.head(here)
    if above is None:
        return
    relation = here.dep
    if relation in ("pobj", "pcomp"):
        relation = ">" + above.lower
        for governor in sentence.ancestors(above):
            if governor.pos != "ADP":
                break
            relation = ">" + governor.lower + relation
        else:
            return
        above = governor
    else:
        relation = ":" + relation
    act = above.lemma.lower()
    yield f"{inside}{act}{relation}"
    if above.pos in _VERBAL:
        yield from _partners(sentence, above, here, f"{inside}{act}{relation}")
    beyond = sentence.head(above)
    if beyond is not None:
        link = above.dep
        if beyond.pos == "ADP":
            link, beyond = beyond.lower, sentence.head(beyond) or beyond
        yield f"{inside}{act}{relation}<{link}<{beyond.lemma.lower()}"
        yield f"{inside}*{relation}<{link}<{beyond.lemma.lower()}"


def _partners(sentence: Sentence, verb: Token, own: Token, path: str) -> Iterator[str]:
    """The other parties of a verb, what negates it and what makes it unreal."""
    for child in sentence.children(verb):
        if child.i == own.i:
            continue
        if child.dep in ("nsubj", "nsubjpass", "dobj", "attr"):
            yield f"{path}&{child.dep}:{kind_of(child)}"
            yield f"*{path[-6:]}&{child.dep}:{child.lemma.lower()}"
        elif child.dep in ("neg", "aux", "mark"):
            yield f"{child.dep}:{child.lower}"
        elif child.dep in ("agent", "prep"):
            for inner in sentence.children(child, "pobj"):
                yield f"{path}&{child.lower}:{kind_of(inner)}"

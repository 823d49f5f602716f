"""What the weights look at: readable strings, one for each fact about a candidate."""

from __future__ import annotations

from dateline.engines.base import Span
from dateline.engines.syntax.types import Token

from .candidates import Candidate
from .clauses import Clauses
from .lexicon import Lexicon
from .page import Page

COMMON = frozenset(
    "the a an he she it they we i you his her its their our my your this that these those what who which how why when "
    "where whether if as in on at by for from of to with about after before and but or so not no there some all many "
    "most more one two both each every any such mr mrs ms president police officials".split()
)
"""Words that may begin a sentence without being a name."""


def word(text: str) -> str:
    """A word as a fact: names and numbers only by their kind, so that no weight knows anybody by name."""
    bare = text.strip("“”\"'‘’()[].,:;")
    lower = bare.lower().removesuffix("'s").removesuffix("’s")
    if any(c.isdigit() for c in bare):
        return "#"
    if bare[:1].isupper() and lower not in COMMON:
        return "Name"
    return text.lower()


def lemma_of(token: Token) -> str:
    """The lemma of a word as a fact; names only by their kind."""
    named = token.pos not in ("VERB", "AUX") and token.text[:1].isupper() and token.lower not in COMMON
    return "Name" if token.pos == "PROPN" or named else token.lemma.lower()


def form_of(token: Token) -> str:
    """A word as it stands, as a fact; names only by their kind."""
    return "Name" if token.pos == "PROPN" else word(token.text)


def bucket(n: int) -> str:
    """A count as one of a few classes, finer for small ones."""
    for top in (0, 1, 2, 3, 5, 8, 12, 18, 30, 60):
        if n <= top:
            return str(top)
    return "more"


def _overlap(one: Span, others: tuple[Span, ...]) -> bool:
    return any(start < one[1] and one[0] < end for start, end in others)


def of_source(page: Page, clauses: Clauses, cue: Token, candidate: Candidate, rank: int) -> list[str]:
    """Facts about a candidate source."""
    text = page.text(candidate.spans[0])
    kind, _, width = candidate.kind.partition("/")
    head = candidate.head
    end = candidate.spans[0][1]
    after = page.document.text[end : end + 1]
    out = [
        f"k={kind}",
        f"kw={candidate.kind}",
        f"w={width}",
        f"k,pos={kind}|{cue.pos}",
        f"k,lemma={kind}|{lemma_of(cue)}",
        f"k,tag={kind}|{cue.tag}",
        f"rank={min(rank, 4)}",
        f"len={bucket(len(text.split()))}",
        f"w,len={width}|{bucket(len(text.split()))}",
        f"w,after={width}|{after}",
        f"w,comma={width}|{',' in text}",
        f"w,end={width}|{text[-1:] if not text[-1:].isalnum() else 'A'}",
        f"quoted={page.quote_at(candidate.spans[0][0]) is not None}|{page.quote_at(cue.start) is not None}",
    ]
    if head is not None:
        out += [f"pos={head.pos}", f"k,pos={kind}|{head.pos}", f"ent={head.ent[2:]}", f"head={form_of(head)}"]
    return out


def _behind(clauses: Clauses, cue: Token, end: int) -> str:
    """What the word behind a candidate's end is to the cue: the dependent of the cue that it belongs to."""
    sentence = clauses.sentence
    following = next((t for t in sentence.tokens if t.start >= end and t.pos != "PUNCT"), None)
    if following is None:
        return "end"
    for child in sentence.children(cue):
        if clauses.left[child.i] <= following.i <= clauses.right[child.i]:
            return child.dep
    return "cue" if following.i == cue.i else "out"


def of_content(
    page: Page, clauses: Clauses, cue: Token, source: Candidate | None, candidate: Candidate, kinds: frozenset[str]
) -> list[str]:
    """Facts about a candidate content."""
    whole = page.document.text
    start, end = candidate.spans[0][0], candidate.spans[-1][1]
    text = page.text(candidate.spans[0])
    kind, lemma = candidate.kind, lemma_of(cue)
    words = text.split()
    before, after = whole[max(0, start - 2) : start].strip()[-1:], whole[end : end + 1]
    following = whole[end : end + 24].split()
    behind = _behind(clauses, cue, end)
    base = kind.rstrip(">+<")
    marks = any(c in '“”"«»' for c in text) or "''" in text
    quoted_start = text[:1] in "“\"«‘'"
    distance = bucket(max(0, start - cue.end, cue.start - end) // 4)
    covered = source is not None and _overlap(source.spans[0], candidate.spans)
    out = [
        f"k={kind}",
        f"k,lemma={kind}|{lemma}",
        f"k,pos={kind}|{cue.pos}",
        f"k,tag={kind}|{cue.tag}",
        f"k,dep={kind}|{cue.dep}",
        f"k,first={kind}|{word(words[0]) if words else ''}",
        f"k,len={kind}|{bucket(len(words))}",
        f"k,after={kind}|{after if not after.isalnum() else 'A'}",
        f"k,next={kind}|{word(following[0]) if following else ''}",
        f"k,behind={kind}|{behind}",
        f"k,behind,after={kind}|{behind}|{after if not after.isalnum() else 'A'}",
        f"next={word(following[0]) if following else ''}",
        f"k,before={kind}|{before if not before.isalnum() else 'A'}",
        f"k,quote={kind}|{quoted_start}|{marks}",
        f"k,ownquote={kind}|{page.quote_at(cue.start) is not None}",
        f"overlap={covered}",
        f"k,src={kind}|{source.kind if source else ''}",
        f"end={text[-1:] if not text[-1:].isalnum() else 'A'}|{after if not after.isalnum() else 'A'}",
        f"adjacent={distance}",
        f"k,adjacent={kind}|{distance}",
    ]
    for other in ("quote<", "quote>", "quote<>", "ccomp>", "ccomp<", "dobj>", "xcomp>"):
        if other in kinds and other != kind:
            out.append(f"k,other={kind}|{other}")
            out.append(f"b,other={base}|{other}|{lemma}")
    if candidate.head is not None:
        out.append(f"k,head={kind}|{candidate.head.tag}")
    return out


def of_cue(clauses: Clauses, head: Token, candidate: Candidate, content: Candidate | None) -> list[str]:
    """Facts about a candidate extent of the cue."""
    tokens = [t for t in clauses.sentence.tokens if candidate.spans[0][0] <= t.start < candidate.spans[0][1]]
    first, last = tokens[0], tokens[-1]
    before = clauses.sentence.tokens[first.i - 1] if first.i else None
    after = clauses.sentence.tokens[last.i + 1] if last.i + 1 < len(clauses.sentence.tokens) else None
    left, _, right = candidate.kind.partition("_")
    kind = content.kind if content else ""
    return [
        f"k={candidate.kind}",
        f"l={left}",
        f"r={right}",
        f"k,lemma={candidate.kind}|{lemma_of(head)}",
        f"r,lemma={right}|{lemma_of(head)}",
        f"k,content={candidate.kind}|{kind}",
        f"r,content={right}|{kind}",
        f"k,pos={candidate.kind}|{head.pos}",
        f"first={form_of(first)}",
        f"first,dep={first.dep}|{first.tag}",
        f"last={form_of(last)}",
        f"last,dep={last.dep}|{last.tag}",
        f"before={form_of(before) if before else ''}",
        f"before,dep={before.dep if before else ''}",
        f"after={form_of(after) if after else ''}",
        f"after,dep={after.dep if after else ''}|{after.pos if after else ''}",
        f"len={len(tokens)}",
        f"touches={content is not None and 0 <= content.spans[0][0] - last.end <= 1}",
    ]


def of_head(
    page: Page,
    clauses: Clauses,
    head: Token,
    source: Candidate | None,
    content: Candidate | None,
    lexicon: Lexicon,
) -> list[str]:
    """Facts that tell whether a word is the cue of an attribution at all."""
    sentence, lemma = clauses.sentence, head.lemma.lower()
    entry = lexicon.get(lemma, head.pos)
    kind = content.kind if content else "none"
    source_kind = source.kind.partition("/")[0] if source else "none"
    above = sentence.head(head)
    children = sentence.children(head)
    rate = "unseen" if entry is None else str(int(entry.rate * 10))
    common = f"{lemma_of(head)}|{head.pos}"
    family = entry.family if entry else "none"
    out = [
        f"lemma={common}",
        f"rate={rate}",
        f"family={family}",
        f"form={form_of(head)}",
        f"pos={head.pos}|{head.tag}",
        f"dep={head.dep}",
        f"lemma,dep={common}|{head.dep}",
        f"kind={kind}",
        f"kind,lemma={kind}|{common}",
        f"kind,rate={kind}|{rate}",
        f"kind,family={kind}|{family}",
        f"source={source_kind}",
        f"source,rate={source_kind}|{rate}",
        f"source,family={source_kind}|{family}",
        f"role={page.role(sentence)}",
        f"rate,role={rate}|{page.role(sentence)}",
        f"quoted={page.quote_at(head.start) is not None}",
        f"quoted,rate={page.quote_at(head.start) is not None}|{rate}",
        f"above={lemma_of(above) if above else 'ROOT'}",
        f"above,dep={above.pos if above else 'ROOT'}|{head.dep}",
    ]
    for c in children:
        out.append(f"has={c.dep}")
        out.append(f"has,rate={c.dep}|{rate}")
        if c.dep in ("aux", "neg", "auxpass", "prt", "mark"):
            out.append(f"with={c.lower}")
            out.append(f"with,rate={c.lower}|{rate}")
        if c.dep == "dobj":
            out.append(f"object={lemma_of(c)}")
        if c.dep == "prep":
            out.append(f"prep={common}|{c.lower}")
    if source and source.head is not None:
        noun = source.head
        out += [
            f"shead={lemma_of(noun)}",
            f"spos={noun.pos}|{noun.tag}",
            f"sent={noun.ent[2:]}",
            f"sent,rate={noun.ent[2:]}|{noun.pos}|{rate}",
        ]
    if content:
        text = page.text(content.spans[0])
        out += [
            f"cquote={text[:1] in '“«' or text[:1] == chr(34)}|{rate}",
            f"clen={bucket(len(text.split()))}|{rate}",
            f"cfirst={word(text.split()[0]) if text.split() else ''}",
        ]
    return out

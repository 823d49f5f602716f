"""What a page says about a group of mentions, as readable facts ("dated=True") that the judge weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model.vocab import EventType

from .draft import Draft
from .grouping import Group
from .lexicon import Lexicon
from .salience import harmed, has_cause, is_grave, is_verbal, of_words, place_of_telling, reported, salience
from .tree import View

_FIRST = frozenset({"i", "we", "my", "our", "me", "us", "i'm", "i've", "we're"})
_SECOND = frozenset({"you", "your", "you're"})
_SPEECH = frozenset(
    "say says said saying tell tells told add adds added claim claims claimed believe believes believed think thinks "
    "thought argue argues argued suggest suggests suggested write writes wrote note notes noted report reports "
    "reported announce announces announced confirm confirms confirmed allege alleges alleged insist insists insisted "
    "according show shows showed reveal reveals revealed know knows knew find finds found".split()
)
_MODALS = frozenset("will would could may might should can must shall 'll 'd wo ca".split())
_CONDITIONS = frozenset(
    {"if", "unless", "whether", "until", "when", "before", "after", "because", "while", "as", "that"}
)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page is like as a whole, as facts that all its groups share."""

    facts: tuple[str, ...]
    sentences: int
    kind: str | None
    groups: tuple[tuple[Group, EventType], ...]
    """All its groups with their types."""
    told: dict[int, list[tuple[Group, EventType, Draft]]]
    """The mentions of each sentence, by its index."""


def page_facts(views: Sequence[View], groups: Sequence[Group], kind: str | None, lexicon: Lexicon) -> PageFacts:
    """The facts of a page: its kind, how it speaks, and what its headline and lead tell."""
    words = [w for v in views for w in v.low if w[:1].isalpha()]
    total = max(1, len(words))
    told = Counter(words)
    facts = [f"page kind={kind}"]
    for name, listed in lexicon.pages.items():
        share = sum(told[w] for w in listed) / total
        facts.append(f"page {name}={_steps(share, (0.012, 0.025, 0.04))}")
    facts.append(f"page first={_steps(sum(told[w] for w in _FIRST) / total, (0.012, 0.025))}")
    facts.append(f"page second={_steps(sum(told[w] for w in _SECOND) / total, (0.004, 0.012))}")
    head = [g for g in groups if any(d.view.role == "headline" for d in g.drafts)]
    lead = [g for g in groups if reported(g)]
    facts.append(f"page headline={min(len(head), 2)}")
    facts.append(f"page reported={min(len(lead), 3)}")
    facts.append(f"page hard={min(3, sum(any(d.strength == 'hard' for d in g.drafts) for g in lead))}")
    grave = any(is_grave(g) for g in groups)
    facts.append(f"page grave={grave}")
    facts.append(f"page density={_steps(100 * len(groups) / total, (0.7, 1.2, 2.0, 3.0))}")
    for view in views:
        if view.role == "headline":
            facts.append(f"page question={'?' in view.low}")
            break
    typed = tuple((g, g.type) for g in groups)
    beside: dict[int, list[tuple[Group, EventType, Draft]]] = {}
    for group, event in typed:
        for draft in group.drafts:
            beside.setdefault(draft.view.index, []).append((group, event, draft))
    return PageFacts(tuple(facts), len(views), kind, typed, beside)


def group_facts(group: Group, page: PageFacts) -> list[str]:
    """The facts about one group: those of its best mention, those of all, and those of its page."""
    drafts = group.drafts
    best = best_draft(group)
    view, trigger = best.view, best.candidate.trigger
    kind = group.type
    told = [d for d in drafts if d.strength != "echo"] or drafts
    where = max(place_of_telling(d) for d in told)
    facts = [f"type={kind}", f"family={trigger.family}", f"strength={best.strength}", f"verb={trigger.verb}"]
    facts += [f"type verb={kind}|{trigger.verb}", f"word={kind}|{' '.join(trigger.words)}"]
    facts += [f"where={where}", f"where type={where}|{kind}", f"where verb={where}|{trigger.verb}"]
    sentences = len({d.view.index for d in drafts})
    facts += [f"sentences={min(sentences, 4)}", f"sentences where={min(sentences, 3)}|{where}"]
    facts += _reality(best, drafts)
    facts += _parties(drafts, kind, trigger.verb)
    facts += _circumstances(drafts, where)
    facts += list(_syntax(best))
    if any(d.harm for d in drafts):
        facts.append("harm counted")
    if harmed(drafts):
        facts.append("harmed")
    if not has_cause(group):
        facts.append("no cause")
    if all(of_words(d) for d in told):
        facts.append("of words")
    if is_verbal(kind):
        facts.append(f"verbal quoted={best.quoted}")
    facts.append(f"all captions={all(d.view.role == 'caption' for d in drafts)}")
    facts.append(f"depth={_steps(min(d.view.index for d in drafts) / max(1, page.sentences), (0.1, 0.25, 0.5, 0.75))}")
    facts.append(f"rank type={view.role}|{kind}")
    facts += list(_beside(group, best, page))
    score = salience(group, page.kind)
    facts += [f"salience>{k}" for k in (-2, -1, 0, 1, 1.8, 2.5, 3.5, 4.5) if score > k]
    facts += page.facts
    grave = "page grave=True" in page.facts
    facts += [f"grave verbal={grave}|{is_verbal(kind)}", f"grave type={grave}|{kind}"]
    facts += [f"{f}|where={min(where, 2)}" for f in page.facts if f.startswith(("page kind", "page reported"))]
    return facts


def best_draft(group: Group) -> Draft:
    """The mention that says most: asserted before open, telling before echoing, full before bare, early before late."""

    kind = group.type

    def fullness(draft: Draft) -> tuple[float, int]:
        facts = draft.facts
        score = 2.0 * (facts.realis == "actual" and facts.polarity == "+") + 1.5 * (draft.strength != "echo")
        score += 0.7 * draft.candidate.trigger.verb + 0.5 * len({n.role for n in draft.names})
        score += 0.5 * draft.dated + 0.3 * (draft.place is not None) + 0.5 * place_of_telling(draft) / 3
        score += 0.5 * (draft.type == kind) - 0.5 * draft.quoted
        return score, -draft.view.index

    return max(group.drafts, key=fullness)


def _reality(best: Draft, drafts: Sequence[Draft]) -> list[str]:
    facts = best.facts
    out = [f"realis={facts.realis}", f"polarity={facts.polarity}", f"certainty={facts.certainty}"]
    out += [f"outcome={facts.outcome}", f"stated={facts.stated}", f"quoted={best.quoted}"]
    out.append(f"realis type={facts.realis}|{best.type}")
    out.append(f"ever actual={any(d.facts.realis == 'actual' and d.facts.polarity == '+' for d in drafts)}")
    out.append(f"all quoted={all(d.quoted for d in drafts)}")
    return out


def _parties(drafts: Sequence[Draft], kind: str, verb: bool) -> list[str]:
    out: list[str] = []
    seen: dict[str, str] = {}
    for role in ("actor", "target"):
        names = [n for d in drafts for n in d.names if n.role == role]
        heads = [f for d in drafts for f in d.arguments.fillers if f.role == role]
        if any(n.proper for n in names):
            state = "name"
        elif any(n.kind in ("person", "group", "organisation", "place") for n in names):
            state = "noun"
        elif names:
            state = "thing"
        else:
            state = "word" if heads else "none"
        seen[role] = state
        out += [f"{role}={state}", f"{role} type={state}|{kind}"]
        out += [f"{role} kind={k}" for k in {n.kind for n in names if n.proper}]
        if any(n.confidence >= 0.75 for n in names):
            out.append(f"{role} sure")
        if names and all(n.plural for n in names):
            out.append(f"{role} plural")
    out.append(f"parties={seen['actor']}|{seen['target']}")
    out.append(f"parties verb={seen['actor']}|{seen['target']}|{verb}")
    return out


def _circumstances(drafts: Sequence[Draft], where: int) -> list[str]:
    dated = any(d.time is not None and d.time.confidence >= 0.5 for d in drafts)
    placed = any(d.place is not None and d.place.confidence >= 0.5 for d in drafts)
    out = [
        f"dated={dated}",
        f"placed={placed}",
        f"dated where={dated}|{min(where, 2)}",
        f"dated placed={dated}|{placed}",
    ]
    if any(d.inherited is not None for d in drafts):
        out.append("date before")
    ages = [d.age for d in drafts if d.dated and d.age is not None]
    if ages:
        out.append(f"age={_steps(min(a[0] for a in ages), (0, 2, 8, 40, 400))}")
    if any(d.unfilled for d in drafts):
        out.append("unfilled")
    return out


def _syntax(draft: Draft) -> Iterator[str]:
    view, token = draft.view, draft.candidate.token
    sentence = view.sentence
    verb = draft.candidate.trigger.verb
    family = "verb" if verb else "noun"
    yield f"dep={family}|{token.dep}"
    yield f"tag={family}|{token.tag}"
    above = sentence.head(token)
    yield f"above={family}|{above.pos if above is not None else 'ROOT'}"
    children = sentence.children(token)
    for child in children:
        word = view.low[child.i]
        if child.dep in ("aux", "auxpass") or word in _MODALS:
            yield f"aux={'modal' if word in _MODALS else word}"
        elif child.dep == "neg":
            yield "negated"
        elif child.dep in ("mark", "advmod") and word in _CONDITIONS:
            yield f"mark={word}"
        elif not verb and child.dep in ("det", "poss", "nummod"):
            yield f"det={child.dep if child.dep != 'det' else word}"
        elif not verb and child.dep in ("relcl", "acl"):
            yield f"noun with={child.dep}"
    if not verb:
        yield f"bare={not any(c.dep in ('det', 'poss', 'nummod') for c in children)}|{token.tag}"
        if above is not None and above.pos == "VERB":
            yield f"verb above={token.dep}|{_speech(view.low[above.i])}"
    else:
        subjects = sentence.children(token, "nsubj", "nsubjpass")
        if subjects:
            word = view.low[subjects[0].i]
            shape = (
                word
                if word in _FIRST | _SECOND | {"it", "they", "he", "she", "who", "that", "which"}
                else subjects[0].pos
            )
            yield f"subject={shape}|{subjects[0].dep}"
        else:
            yield f"subject=none|{token.dep}"
        yield f"object={bool(sentence.children(token, 'dobj'))}"
        yield f"tense={token.tag}|{view.passive(token)}"
    if draft.candidate.modifier:
        yield "modifier"
    said = False
    for over in sentence.ancestors(token):
        if over.pos == "VERB":
            said = said or view.low[over.i] in _SPEECH
    yield f"under speech={said}"
    clause = view.clause(token)
    yield f"in clause={clause.dep}"


def _speech(word: str) -> str:
    return "speech" if word in _SPEECH else "other"


def _steps(value: float, bounds: Sequence[float]) -> int:
    return sum(value > b for b in bounds)


def _beside(group: Group, best: Draft, page: PageFacts) -> Iterator[str]:
    """How a group stands to the others of its page: what governs its words, and what was told of its kind before."""
    others = [(event, d) for g, event, d in page.told[best.view.index] if g is not group]
    here = next(event for g, event in page.groups if g is group)
    tokens = {d.candidate.token.i: event for event, d in others if d.strength != "echo"}
    above = next((t.i for t in best.view.sentence.ancestors(best.candidate.token) if t.i in tokens), None)
    governor = tokens[above] if above is not None else None
    yield f"governed={governor}"
    yield f"governed type={governor}|{here}"
    governs = any(
        any(t.i == best.candidate.token.i for t in d.view.sentence.ancestors(d.candidate.token)) for _, d in others
    )
    yield f"governs={governs}"
    yield f"beside={min(3, len(tokens))}"
    first = min(d.view.index for d in group.drafts)
    before = [g for g, event in page.groups if event == here and g is not group and g.drafts[0].view.index <= first]
    yield f"before={min(3, len(before))}"
    family = best.candidate.trigger.family
    yield f"family before={any(d.candidate.trigger.family == family for g in before for d in g.drafts)}"

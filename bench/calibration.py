"""``python -m bench calibration DOCS GOLD [DOCS GOLD …]``: does a confidence of 0.7 mean that seven in ten are right?

Claims are judged on pages with hand-read records, by the functions of the kit's scorer for ``records``: its pairing of
events, and its rule for each field. Every claim behind a value of an event gets the value's verdict; all claims of an
event that no gold event is paired with are wrong. As in the scorer, a value of a paired event whose gold has no such
field does not count (killed and injured do), nor does a name that one of the gold's accounts gives. Beyond the scorer,
which takes the first entry of a field alone, the other accounts are judged too, each by its own value, and right also
where the gold lists that value among its accounts. Fields that it does not score (damage, responsibility) are left out.

A ``same_event`` link of the engine is right when its two mentions, each taken as an event of its own, pair best with
one and the same gold event; where either pairs with none, as a mention with few fields may, it does not count.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dateline.engines.base import Annotations, Engine
from dateline.model import Claim, Document, Link, Record

from .rows import kit_folder, kit_scorer, rows

BINS = 10
"""Bins of equal width over 0 to 1, as in Guo et al. (ICML 2017), "On Calibration of Modern Neural Networks"."""
LINK = "same_event"
SCALARS = ("outcome", "time", "place", "killed", "injured", "abducted", "arrested", "displaced", "missing")
NAMES = ("actor", "target", "instrument")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim or link and whether it is right.

    ``score`` is what the engine gave it and ``factor`` what a later stage multiplied in (the likelihood of a place's
    reading, else 1); ``shown`` is the confidence in the record. All are 0 to 1. ``chosen`` says whether the event takes
    its value first; ``paired`` is False where its event has no gold one.
    """

    page: str
    field: str
    score: float
    factor: float
    shown: float
    right: bool
    chosen: bool = True
    paired: bool = True
    words: str = ""

    @property
    def raw(self) -> float:
        """What the confidence would be if scores were taken for confidences."""
        return self.score * self.factor


class Listening:
    """An engine that keeps what it marked last, so that the scores behind a record's claims can be told."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.name, self.version = engine, engine.name, engine.version
        self.last = Annotations()

    def annotate(self, document: Document) -> Annotations:
        """What the engine marks."""
        self.last = self.engine.annotate(document)
        return self.last


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims whose confidences fall into one bin: how many, their mean confidence, the share that is right."""

    low: float
    n: int
    mean: float
    right: float


def diagram(pairs: Sequence[tuple[float, bool]], bins: int = BINS) -> list[Bin]:
    """The reliability diagram of (confidence, right) pairs, bins without any left out."""
    sorted_in: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for sure, right in pairs:
        sorted_in[min(bins - 1, int(sure * bins))].append((sure, right))
    return [
        Bin(k / bins, len(found), sum(c for c, _ in found) / len(found), sum(r for _, r in found) / len(found))
        for k, found in enumerate(sorted_in)
        if found
    ]


def expected_error(pairs: Sequence[tuple[float, bool]], bins: int = BINS) -> float:
    """Expected calibration error, 0 to 1: the gap between confidence and share right, over bins by their size."""
    return sum(b.n * abs(b.mean - b.right) for b in diagram(pairs, bins)) / len(pairs) if pairs else 0.0


def brier(pairs: Sequence[tuple[float, bool]]) -> float:
    """Mean squared gap between confidence and outcome (Brier 1950), 0 to 1, less is better."""
    return sum((c - r) ** 2 for c, r in pairs) / len(pairs) if pairs else 0.0


def judge_page(gold: Row, page: Row, scores: dict[str, float], scorer: Any) -> Iterator[Judged]:
    """Judge the claims and links of one page.

    Args:
        gold: the page's gold row.
        page: the object of ``dateline read --json``.
        scores: the engine's scores by id of claim and link.
        scorer: the kit's module ``score.records``.
    """
    claims = {c["id"]: c for c in page["claims"]}
    guesses = [scorer.Guess(e, page) for e in page["events"]]
    weights = [[scorer.pair_score(g, p) for p in guesses] for g in gold["events"]]
    paired = {j: gold["events"][i] for i, j in scorer.assign(weights) if weights[i][j] > 0} if guesses else {}
    for j, event in enumerate(page["events"]):
        for field in (*SCALARS, *NAMES):
            for place, entry in enumerate(event["fields"].get(field) or ()):
                verdict = _verdict(field, entry, event, page, paired.get(j), scorer)
                if verdict is None:
                    continue
                for claim in (claims[i] for i in entry["claims"]):
                    yield _judged(gold["id"], claim, claims, scores, verdict, field in NAMES or place == 0, j in paired)
    yield from _links(gold, page, scores, scorer)


def _judged(
    page: str,
    claim: Row,
    claims: dict[str, Row],
    scores: dict[str, float],
    right: bool,
    chosen: bool = True,
    paired: bool = True,
) -> Judged:
    root = _root(claim, claims)
    shown = claim["confidence"]
    factor = min(1.0, shown / root["confidence"]) if root["confidence"] else 1.0
    score = scores[root["id"]] if root["id"] in scores else float(root["confidence"])
    return Judged(page, claim["field"], score, factor, shown, right, chosen, paired, claim["raw"])


def _root(claim: Row, claims: dict[str, Row]) -> Row:
    """The engine's claim of the same field that ``claim`` was derived from."""
    for parent in claim["derived_from"]:
        if parent in claims and claims[parent]["field"] == claim["field"]:
            return _root(claims[parent], claims)
    return claim


def _verdict(field: str, entry: Row, event: Row, page: Row, gold: Row | None, scorer: Any) -> bool | None:
    """Whether a field's entry is right, None where it does not count."""
    if gold is None:
        return False
    value = entry["value"]
    if field in NAMES:
        name, key = scorer.name_of(value), dict(scorer.NAMES)[field]
        if any(scorer.any_name([name], accepted) for accepted in gold[key]):
            return True
        return None if scorer.blameless(field, name, gold) else False
    alone = scorer.Guess({**event, "fields": {**event["fields"], field: [entry]}}, page)
    wanted = scorer.gold_scalars(gold)
    if field in wanted and scorer.scalar_right(field, wanted[field], gold, alone):
        return True
    told = [v["value"] for a in gold["accounts"] if a["field"] == field for v in a["values"]]
    if any(scorer.account_found(field, v, None, {"fields": {field: [entry]}}) for v in told):
        return True
    return False if field in wanted or field in scorer.HARM else None


def _links(gold: Row, page: Row, scores: dict[str, float], scorer: Any) -> Iterator[Judged]:
    mentions = {m["id"]: m for m in page["mentions"]}
    derived = {i for c in page["claims"] for i in c["derived_from"]}
    best: dict[str, int | None] = {}
    for id_, mention in mentions.items():
        fields: dict[str, list[Row]] = {}
        for claim in page["claims"]:
            if claim["mention"] == id_ and claim["id"] not in derived:
                fields.setdefault(claim["field"], []).append({"value": claim["value"]})
        guess = scorer.Guess({"type": mention["type"], "mentions": [id_], "fields": fields}, page)
        points = [scorer.pair_score(g, guess) for g in gold["events"]]
        best[id_] = points.index(max(points)) if points and max(points) > 0 else None
    for link in page["links"]:
        if link["link"] != LINK or link["judgement"] != "positive" or link["id"] not in scores:
            continue
        left, right = best[link["left"]], best[link["right"]]
        if left is None or right is None:
            continue
        words = " = ".join(mentions[link[side]]["trigger"]["exact"] for side in ("left", "right"))
        yield Judged(gold["id"], LINK, scores[link["id"]], 1.0, link["score"], left == right, words=words)


def engine_scores(claims: Iterable[Claim], links: Iterable[Link], page: Row, marked: Annotations) -> dict[str, float]:
    """The engine's own scores by id of the claims and links that rows were made of."""
    triggers = {m["id"]: (m["trigger"]["start"], m["trigger"]["end"], m["type"]) for m in page["mentions"]}
    told: dict[tuple[Any, ...], float] = {}
    mention_scores: dict[tuple[int, int, str], float] = {}
    for spans in marked.mentions:
        key = (*spans.trigger, spans.type)
        mention_scores.setdefault(key, spans.confidence)
        for argument in spans.arguments:
            place = (*key, argument.field, *argument.span)
            told[place] = max(told.get(place, 0.0), argument.confidence)
    found: dict[str, float] = {}
    for claim in claims:
        first = claim.evidence[0]
        score = told.get((*triggers[claim.mention_id], claim.field, first.start, first.end))
        if score is not None and not claim.derived_from:
            found[claim.id] = score
    for link in links:
        if link.made_by.stage == "extract":
            found[link.id] = mention_scores[triggers[link.right]]
    return found


def judge(docs: Path, gold: Path, kit: Path | None = None) -> Iterator[Judged]:
    """Read the pages of a ``records`` file as ``dateline read`` does and judge their claims and links by ``gold``."""
    from .records import document_of

    scorer = kit_scorer(kit_folder(kit), "records")
    wanted = {row["id"]: row for row in rows(gold)}
    found = ((row["id"], document_of(row)) for row in rows(docs) if row["id"] in wanted)
    for id_, page, scores, _ in _read((id_, document) for id_, document in found if document):
        yield from judge_page(wanted[id_], page, scores, scorer)


def judge_tolls(docs: Path, gold: Path) -> Iterator[Judged]:
    """Judge the numbers of killed and injured that the main event of each article of a ``tolls`` file has.

    A number is right when it is the archive's, which may be later than the article.
    """
    from .tolls import document_of, main_event

    wanted = {row["id"]: row for row in rows(gold)}
    found = ((row["id"], document_of(row)) for row in rows(docs) if row["id"] in wanted)
    for id_, page, scores, record in _read(found):
        main = main_event(record)
        claims = {c["id"]: c for c in page["claims"]}
        for event in (e for e in page["events"] if main and e["id"] == main.id):
            for field in ("killed", "injured"):
                for place, entry in enumerate(event["fields"].get(field) or ()):
                    number = entry["value"]["high"] if entry["value"]["low"] is None else entry["value"]["low"]
                    for claim in (claims[i] for i in entry["claims"]):
                        yield _judged(id_, claim, claims, scores, number == wanted[id_][field], place == 0)


def _read(documents: Iterable[tuple[str, Document]]) -> Iterator[tuple[str, Row, dict[str, float], Record]]:
    """Each document's id, the object of ``dateline read --json``, the engine's scores and the record."""
    from dateline.export.contract import to_dict
    from dateline.pipeline.record import Reader, load_engine

    engine = Listening(load_engine())
    reader = Reader(engine)
    for id_, document in documents:
        record = reader.read(document)
        page = to_dict(record)
        yield id_, page, engine_scores(record.claims, record.links, page, engine.last), record


Confidence = Callable[[Judged], float]


def shown(judged: Judged) -> float:
    """The confidence in the record."""
    return judged.shown


def table(judged: Sequence[Judged], confidence: Confidence = shown) -> str:
    """Expected calibration error and Brier score by field, of the engine's scores and of confidences."""
    lines = ["field             n  right   ECE: scores  confidences   Brier: scores  confidences"]
    fields = sorted({j.field for j in judged}, key=lambda f: (-sum(j.field == f for j in judged), f))
    groups = [(f, [j for j in judged if j.field == f]) for f in fields]
    groups.append(("all claims", [j for j in judged if j.field != LINK]))
    for name, chosen in groups:
        before = [(j.raw, j.right) for j in chosen]
        after = [(confidence(j), j.right) for j in chosen]
        share = sum(r for _, r in before) / len(before) if before else 0.0
        errors = f"{expected_error(before):14.3f}{expected_error(after):13.3f}"
        lines.append(f"{name:12}{len(chosen):7}{share:7.3f}{errors}{brier(before):16.3f}{brier(after):13.3f}")
    return "\n".join(lines)


def drawn(pairs: Sequence[tuple[float, bool]]) -> str:
    """A reliability diagram as text, one line a bin."""
    lines = ["bin            n  confidence  right"]
    for b in diagram(pairs):
        bar = "#" * round(20 * b.right)
        lines.append(f"{b.low:.1f}-{b.low + 1 / BINS:.1f}{b.n:9}{b.mean:12.3f}{b.right:7.3f}  {bar}")
    return "\n".join(lines)


def report(judged: Sequence[Judged], confidence: Confidence = shown) -> str:
    """The table by field and the diagram over all claims."""
    pages = len({j.page for j in judged})
    diagram_of_all = drawn([(confidence(j), j.right) for j in judged if j.field != LINK])
    heading = f"{len(judged)} claims and links of {pages} pages"
    return f"{heading}\n\n{table(judged, confidence)}\n\n{diagram_of_all}"


def keep(path: Path, judged: Iterable[Judged]) -> None:
    """Write judged claims as JSON lines, without their words."""
    lines = (json.dumps({k: v for k, v in asdict(j).items() if k != "words"}) for j in judged)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def kept(path: Path) -> list[Judged]:
    """Judged claims that ``keep`` wrote."""
    return [Judged(**row) for row in rows(path)]


def main(arguments: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench calibration", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", metavar="DOCS GOLD", help="pairs of files of the set records")
    parser.add_argument("--kit", type=Path, help="the benchmark kit's folder, where the files do not lie in it")
    parser.add_argument("--keep", type=Path, help="write the judged claims here as JSON lines")
    parser.add_argument("--tolls", type=Path, nargs=2, metavar=("DOCS", "GOLD"), help="judge killed and injured there")
    parser.add_argument("--wrong", metavar="FIELD", help="print the wrong claims of a field, the surest first")
    args = parser.parse_args(arguments)
    if len(args.files) % 2:
        parser.error("files come in pairs: DOCS GOLD")
    pairs = zip(args.files[::2], args.files[1::2], strict=True)
    judged = [j for docs, gold in pairs for j in judge(docs, gold, args.kit)]
    print(report(judged))
    if args.tolls:
        print(f"\nkilled and injured of {args.tolls[0].name}\n{report(list(judge_tolls(*args.tolls)))}")
    if args.keep:
        keep(args.keep, judged)
    for j in sorted(judged, key=lambda j: (-j.shown, j.page, j.words)) if args.wrong else ():
        if j.field == args.wrong and not j.right:
            print(f"{j.shown:.2f}  {'' if j.paired else 'no event  '}{j.page}  {j.words[:100]}")
    return 0

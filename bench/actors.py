"""Country and sector of participants against labels made by hand: right, precision, coverage, and what went wrong.

The table ``bench/actors.tsv`` holds names and roles of participants as news pages write them, the country that the page
speaks from, its day, and what is right: an ISO code or "-" for none, and PLOVER sectors or "-". Where a coder could
choose, what is accepted is separated by "|". Names were drawn from records of 120 English pages and from the actors and
targets of 77 pages read by hand; one person labelled them, after the dictionary's first version stood. Half of them,
drawn by a hash of the name, was developed on; the held-back half is scored only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from dateline.normalise.actors import ActorCode, code_actor

LABELS = Path(__file__).with_name("actors.tsv")
NONE = "-"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One participant and what is right for it: accepted codes, ``NONE`` among them where none may be given."""

    half: str
    name: str
    roles: tuple[str, ...]
    home: str | None
    when: str | None
    country: frozenset[str]
    sector: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """``right``: of all; ``precision``: of the codes given; ``coverage``: of those that need one, how many have one."""

    names: int
    right: float
    precision: float
    coverage: float


def labelled(path: Path = LABELS) -> list[Labelled]:
    """The labelled participants."""
    found = []
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    for line in lines[1:]:
        half, name, roles, home, when, country, sector = line.split("\t")
        found.append(
            Labelled(
                half,
                name,
                tuple(filter(None, roles.split("; "))),
                home or None,
                when or None,
                frozenset(country.split("|")),
                frozenset(sector.split("|")),
            )
        )
    return found


def score(pairs: list[tuple[str | None, frozenset[str]]]) -> Score:
    """Score given codes beside the accepted ones."""
    right = sum((code or NONE) in accepted for code, accepted in pairs)
    given = [(code, accepted) for code, accepted in pairs if code is not None]
    needed = [code for code, accepted in pairs if NONE not in accepted]
    return Score(
        len(pairs),
        round(right / max(1, len(pairs)), 3),
        round(sum(code in accepted for code, accepted in given) / max(1, len(given)), 3),
        round(sum(code is not None for code in needed) / max(1, len(needed)), 3),
    )


def fault(code: str | None, accepted: frozenset[str]) -> str | None:
    """What is wrong with a code: "missing", "invented" where none is right, "confused"; None where nothing is."""
    if (code or NONE) in accepted:
        return None
    return "missing" if code is None else "invented" if accepted == {NONE} else "confused"


def main(arguments: list[str]) -> int:
    """Run ``python -m bench actors``."""
    parser = argparse.ArgumentParser(prog="python -m bench actors", description=__doc__)
    parser.add_argument("--half", choices=("held", "develop"), default="held")
    parser.add_argument("--misses", action="store_true", help="print each wrong code, of the developed half only")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    rows = [row for row in labelled() if row.half == options.half]
    codes = [code_actor(row.name, row.roles, row.home, row.when) for row in rows]
    if options.misses:
        if options.half == "held":
            sys.stderr.write("the held-back half is scored only: name --half develop\n")
            return 2
        _print_misses(rows, codes)
    scores = {
        "country": score([(c.country, r.country) for c, r in zip(codes, rows, strict=True)]),
        "sector": score([(c.sector, r.sector) for c, r in zip(codes, rows, strict=True)]),
    }
    faults = {
        "country": Counter(filter(None, (fault(c.country, r.country) for c, r in zip(codes, rows, strict=True)))),
        "sector": Counter(filter(None, (fault(c.sector, r.sector) for c, r in zip(codes, rows, strict=True)))),
    }
    if options.json:
        print(json.dumps({k: {**asdict(s), **faults[k]} for k, s in scores.items()}))
        return 0
    for field, s in scores.items():
        tally = ", ".join(f"{n} {what}" for what, n in faults[field].most_common())
        print(f"{field:8} {s.names} names  right {s.right:.3f}  precision {s.precision:.3f}  coverage {s.coverage:.3f}")
        print(f"{'':8} wrong: {tally or 'none'}")
    return 0


def _print_misses(rows: list[Labelled], codes: list[ActorCode]) -> None:
    for row, code in zip(rows, codes, strict=True):
        wrong = [
            f"{field} {given or NONE} for {'|'.join(sorted(accepted))}"
            for field, given, accepted in (("country", code.country, row.country), ("sector", code.sector, row.sector))
            if fault(given, accepted)
        ]
        if wrong:
            print(f"{row.name} [{'; '.join(row.roles)}] {row.home} {row.when}: {', '.join(wrong)}  {list(code.basis)}")

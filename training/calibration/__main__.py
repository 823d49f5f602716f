"""``python -m training.calibration DOCS GOLD [DOCS GOLD …]``: read pages once, fit, cross-validate, write the maps."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.calibration import Judged, judge, judge_tolls, keep, kept, report
from dateline.extract.calibration import Calibration

from .fit import FOLDS, REPEATS, best_ridge, fit, held_out

OUT = Path("src/dateline/data/models/calibration.json")
FIXED = {"place": ((0.0, 0.001), (0.3, 0.02), (1.0, 0.98))}
"""Maps that are given and not fitted: the score of a place is 0.3 and 0.7 times how likely a model finds it, and what
enters the record is the outcome of a later stage (``normalise.places.choice``), whose first input it is."""
TOLLS_WEIGHT = 0.1
"""What a claim of a ``tolls`` article counts: all of these are of shootings, most of them in the headline's event."""


def main(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.calibration", description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", metavar="DOCS GOLD", help="pairs of files of the set records")
    parser.add_argument("--tolls", type=Path, nargs=2, metavar=("DOCS", "GOLD"), help="a pair of files of tolls")
    parser.add_argument("--kit", type=Path, help="the benchmark kit's folder")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the judged claims here")
    parser.add_argument("--kept", type=Path, metavar="FOLDER", help="fit on kept claims, read no page")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args(arguments)
    if len(args.files) % 2 or bool(args.files) == bool(args.kept):
        parser.error("name pairs of files, DOCS GOLD, or a folder of kept claims")
    if args.kept:
        records, tolls = (kept(args.kept / f"{name}.jsonl") for name in ("records", "tolls"))
    else:
        pairs = zip(args.files[::2], args.files[1::2], strict=True)
        records = [j for docs, gold in pairs for j in judge(docs, gold, args.kit)]
        tolls = list(judge_tolls(*args.tolls)) if args.tolls else []
    if args.keep:
        args.keep.mkdir(parents=True, exist_ok=True)
        keep(args.keep / "records.jsonl", records)
        keep(args.keep / "tolls.jsonl", tolls)
    records = [j for j in records if j.field not in FIXED]
    judged = [*records, *tolls]
    weights = [1.0] * len(records) + [TOLLS_WEIGHT] * len(tolls)
    ridge = best_ridge(judged, weights)
    sure = {id(j): c for j, c in zip(judged, held_out(judged, weights, ridge), strict=True)}

    def unseen(j: Judged) -> float:
        return sure[id(j)]

    print(
        f"ridge {ridge:g}; confidences under maps that were fitted without the page, {REPEATS} draws of {FOLDS} folds\n"
    )
    print(report(records, unseen))
    if tolls:
        print(f"\nkilled and injured of the tolls set\n{report(tolls, unseen)}")
    write(args.out, fit(judged, weights, ridge).calibration(), records, tolls)
    return 0


def write(path: Path, calibration: Calibration, records: Sequence[Judged], tolls: Sequence[Judged]) -> None:
    """Write the maps, one a line, and how much they were fitted on."""
    seen = {"records": len(records), "tolls": len(tolls), "pages": len({j.page for j in (*records, *tolls)})}
    maps = dict(sorted({**calibration.maps, **FIXED}.items()))
    lines = [f'  "{name}": {json.dumps([list(k) for k in knots])}' for name, knots in maps.items()]
    body = ",\n".join(lines)
    path.write_text(f'{{"fitted_on": {json.dumps(seen)},\n "maps": {{\n{body}\n}}}}\n', encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""``python -m bench tagging DOCS GOLD``: time expressions found and normalised, beside peers in the same run.

Scores are the kit's own (``score.times``): spans that overlap a gold one (relaxed) or equal it (strict), and the value
of those, over all that is gold and all that is found.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .rows import kit_folder, kit_scorer, rows
from .times import predict

PEERS = Path(__file__).with_name("taggers.py")
SHOWN = ("relaxed_p", "relaxed_r", "relaxed_f1", "strict_f1", "type_f1", "value_f1", "value_acc")
Row = dict[str, Any]


def dateline_rows(docs: Sequence[Row]) -> list[Row]:
    """What Dateline finds in each document, with the CPU seconds it took."""
    out: list[Row] = []
    for row in docs:
        started = time.process_time()
        found = predict(row)
        out.append({"id": row["id"], **found, "seconds": time.process_time() - started})
    return out


def peer_rows(name: str, docs: Sequence[Row], python: str) -> list[Row]:
    """What a peer finds, run by the Python interpreter ``python``.

    Raises:
        subprocess.CalledProcessError: when it fails; its message went to standard error.
    """
    lines = "".join(json.dumps({"id": d["id"], "text": d["text"], "dct": d["dct"]}) + "\n" for d in docs)
    made = subprocess.run([python, str(PEERS), name], input=lines, text=True, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in made.stdout.splitlines()]


def measure(gold: Sequence[Row], found: Sequence[Row], scorer: Any) -> dict[str, float]:
    """The kit's scores, and CPU milliseconds a document."""
    bare = [{"id": r["id"], "times": r["times"]} for r in found]
    scores: dict[str, float] = scorer.score(list(gold), bare)
    return {**scores, "ms": 1000 * sum(r["seconds"] for r in found) / max(1, len(found))}


def main(arguments: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench tagging", description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME[=PYTHON]")
    parser.add_argument("--kit", type=Path, help="folder of the benchmark kit")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    docs, gold = list(rows(options.docs)), list(rows(options.gold))
    scorer = kit_scorer(kit_folder(options.kit, options.docs), "times")
    out = {"dateline": measure(gold, dateline_rows(docs), scorer)}
    for peer in options.peer:
        name, _, python = peer.partition("=")
        try:
            out[name] = measure(gold, peer_rows(name, docs, python or sys.executable), scorer)
        except (subprocess.CalledProcessError, OSError) as error:
            sys.stderr.write(f"{name}: {error}; it needs an interpreter that has it: --peer {name}=PYTHON\n")
            return 1
    if options.json:
        print(json.dumps(out))
        return 0
    print("tagger".ljust(14) + "".join(name.rjust(12) for name in (*SHOWN, "ms")))
    for name, scores in out.items():
        print(name.ljust(14) + "".join(f"{scores[key]:12.3f}" for key in (*SHOWN, "ms")))
    return 0

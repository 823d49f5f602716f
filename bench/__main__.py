"""``python -m bench COMMAND``: make predictions for the benchmark kit, and measure Dateline beside its peers."""

from __future__ import annotations

import importlib
import sys

COMMANDS = {
    "predict": "SET DOCS OUT: read documents without gold, write predictions in the set's format",
    "speed": "[DOCS] [--pages N] [--peers A,B] [--rounds R] [--json]: CPU time and memory beside peers",
    "publishers": "PREDICTIONS GOLD [--set S] [--each] [--json]: scores by publisher and by language, worst first",
    "kinds": "[PREDICTIONS] [--each] [--misses LABEL] [--json]: roles and kinds on the labelled sample of pages",
    "calibration": "DOCS GOLD [DOCS GOLD …] [--tolls DOCS GOLD] [--wrong FIELD]: what confidences are worth, by field",
    "precision": "DOCS GOLD [DOCS GOLD …] [--tolls DOCS GOLD]: how often a stated precision of time or place is right",
    "stages": "DOCS [--pages N]: where the time of a record goes, stage by stage",
    "tagging": "DOCS GOLD [--peer NAME[=PYTHON]] [--json]: time expressions found and normalised, beside peers",
    "geoparsing": "DOCS GOLD [--peer NAME[=PYTHON]] [--json]: place names found and placed, beside peers",
    "who": "DOCS [DOCS …] [--half H] [--each] [--misses]: persons, organisations and groups of a page, each once",
    "alarms": "DOCS [DOCS …] [--ids FILE] [--each]: events found on pages that report none, by kind of page",
    "actors": "[--half develop] [--misses] [--json]: country and sector of participants against labels",
}
"""Commands by the name of their module in ``bench``, each of which has ``main(arguments) -> exit status``."""


def usage() -> str:
    """What the command line takes."""
    return "usage: python -m bench COMMAND\n\n" + "".join(f"  {name} {takes}\n" for name, takes in COMMANDS.items())


def main(arguments: list[str]) -> int:
    """Run the command line."""
    if not arguments or arguments[0] not in COMMANDS:
        sys.stderr.write(usage())
        return 2
    status: int = importlib.import_module(f"bench.{arguments[0]}").main(arguments[1:])
    return status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

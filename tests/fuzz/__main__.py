"""``python -m tests.fuzz TARGET [SECONDS]``: fuzz one target, or every one in turn with ``all``.

With atheris (``pip install -e '.[fuzz]'``) inputs are steered by coverage, and what fails is written to the folder
``crashes``. Without it hypothesis makes the inputs and shrinks what fails.
"""

from __future__ import annotations

import multiprocessing
import sys

from .run import fuzz
from .targets import TARGETS


def main(arguments: list[str]) -> int:
    """Run; 1 where a target failed."""
    if not arguments or arguments[0] not in (*TARGETS, "all"):
        print("python -m tests.fuzz TARGET [SECONDS]\n")
        for name, target in {**TARGETS, "all": main}.items():
            told = "every target in turn" if name == "all" else (target.__doc__ or "").splitlines()[0]
            print(f"  {name:12} {told}")
        return 2
    seconds = int(arguments[1]) if len(arguments) > 1 else 60
    failed = 0
    for name in TARGETS if arguments[0] == "all" else arguments[:1]:
        print(f"fuzzing {name} for {seconds} seconds", flush=True)
        # atheris ends its process
        child = multiprocessing.get_context("spawn").Process(target=fuzz, args=(name, seconds))
        child.start()
        child.join()
        failed += child.exitcode != 0
    return min(failed, 1)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

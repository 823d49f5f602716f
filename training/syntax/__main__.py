"""From texts to the shipped files: ``python -m training.syntax BENCH WORK``; see the README beside this file."""

from __future__ import annotations

import argparse
from pathlib import Path

from .data import Config

STEPS = ("annotate", "lemmas", "train", "export", "evaluate")
MODELS = Path(__file__).parents[2] / "src/dateline/data/models"


def main() -> None:
    """Run all steps, or those named."""
    parser = argparse.ArgumentParser(prog="python -m training.syntax", description=__doc__)
    parser.add_argument("bench", type=Path, help="folder of SET.SPLIT.docs.jsonl.xz files")
    parser.add_argument("work", type=Path, help="folder for annotation and checkpoints")
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=STEPS)
    parser.add_argument("--models", type=Path, default=MODELS, help="folder that the shipped files are written to")
    parser.add_argument("--version", default="1", help="version written into the model file")
    options = parser.parse_args()
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    # Each step loads its own heavy libraries only.
    if "annotate" in options.steps:
        from .annotate import annotate

        annotate("train", options.bench, work / "train.jsonl")
        annotate("dev", options.bench, work / "dev.jsonl")
    if "lemmas" in options.steps:
        from .lemmas import write_lemmas

        write_lemmas(work / "train.jsonl", options.models)
    if "train" in options.steps:
        from .train import train

        train(work, Config())
    if "export" in options.steps:
        from .export import export

        export(work / "student.pt", options.models / "syntax.onnx", options.version)
    if "evaluate" in options.steps:
        from .evaluate import evaluate

        evaluate(work / "dev.jsonl", options.models / "syntax.onnx")


if __name__ == "__main__":
    main()

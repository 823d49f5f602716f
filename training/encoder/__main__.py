"""The shipped encoder from open data, in one command: ``python -m training.encoder KIT BASE WORK``.

Two runs one after the other: the first teaches attribution and wakes the heads, the second, with the lowest layers as
they are then, weighs the roles of incidents up. Checkpoints and logs lie in ``WORK``; a run whose checkpoint is there
already is not made again. The ONNX files go to ``WORK/model``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from .export import export
from .train import Config, train

FIRST = Config(seed=7, epochs=6, stop=2, roles_weight=3.0, names_weight=3.0)
SECOND = Config(seed=8, epochs=5, speech_share=0.5, names_share=0.2, warmup=0.03, frozen=2)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m training.encoder", description=__doc__)
    parser.add_argument("kit", type=Path, help="folder of the benchmark kit")
    parser.add_argument("base", type=Path, help="folder with MiniLM's weights, configuration and vocabulary")
    parser.add_argument("work", type=Path, help="folder for checkpoints, logs and the model")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--version", default="1")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    begun, made = args.work / "first" / "epoch2.pt", args.work / "second" / f"epoch{SECOND.epochs}.pt"
    if not begun.exists():
        train(args.kit, begun.parent, args.base, FIRST)
    if not made.exists():
        train(args.kit, made.parent, args.base, SECOND, begun)
    out = args.work / "model"
    out.mkdir(exist_ok=True)
    export(made, args.base, out, args.version)


if __name__ == "__main__":
    main()

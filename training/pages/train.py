"""Train the block model: ``python -m training.pages.train BENCH_DATA OUT [--folds N]``.

``BENCH_DATA`` holds the sets ``pages.dev`` and ``pages.train``. Without ``--folds`` the model's files go into folder
``OUT``. With it no model is written: ``OUT`` takes predictions of pages.dev for the set's scorer, made by the product's
own code, each page's with a model that saw no page of its publisher; ``OUT.train`` takes those of pages.train,
``OUT.sample`` those of our own sample (for ``python -m bench kinds``).
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from bench.pages import as_prediction
from dateline.read.errors import ReadError
from dateline.read.html import read_html_text
from dateline.read.html.blocks.model import BlockModel
from training.trees import save

from .data import Example, gold_pages, sample_pages
from .fit import fit, folds, model_of
from .sample import load

_HASH = "0" * 64
_SINKS = {"wcxb": ".train", "sample": ".sample"}
"""What follows the name of the predictions' file for the pages of a source that is none of pages.dev."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    examples = _examples(options.data)
    if not options.folds:
        for name, arrays in fit(examples, _say).items():
            save(options.out / f"blocks_{name}.npz", arrays)
        return
    sinks: dict[str, list[str]] = {"": [], ".train": [], ".sample": []}
    for number, part in enumerate(folds(examples, options.folds, seed=1)):
        held = set(part)
        model = model_of(fit([e for i, e in enumerate(examples) if i not in held], _say))
        for i in part:
            row = json.dumps(_predict(examples[i], model), ensure_ascii=False)
            sinks[_SINKS.get(examples[i].set, "")].append(row)
        _say(f"fold {number + 1} of {options.folds}")
    for name, lines in sinks.items():
        Path(f"{options.out}{name}").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _examples(data: Path) -> list[Example]:
    found = []
    for part in ("dev", "train"):
        found += gold_pages(data / f"pages.{part}.docs.jsonl.xz", data / f"pages.{part}.gold.jsonl.xz")
        _say(f"{len(found)} pages")
    found += sample_pages(load())
    _say(f"{len(found)} pages with the sample")
    return found


def _predict(example: Example, model: BlockModel) -> dict[str, object]:
    try:
        document = read_html_text(example.html, sha256=_HASH, url=example.url, model=model)
    except ReadError:
        return {"id": example.id}
    if example.set != "sample":
        return {"id": example.id, **as_prediction(document)}
    return {
        "name": example.group,
        "blocks": [[document.text[b.start : b.end], b.role, b.kind] for b in document.blocks],
    }


def _say(text: str) -> None:
    print(f"{time.process_time():7.0f} s  {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

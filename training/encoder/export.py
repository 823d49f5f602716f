"""Writes a checkpoint as the two ONNX files of ``dateline.engines.encoder``: ``python -m training.encoder.export …``.

The graphs are written node by node, for one window (or the cues of one document) at a time, then the weights of matrix
products and embeddings are stored in 8 bits. Weights use 7 bits of them: with all 8 the sums overflow on processors
without VNNI, and the same page would be read differently there.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from dateline.engines.encoder.labels import CUE, EFFECTS, KINDS, ROLES, SPEECH
from training.syntax.export import OPSET, Graph

from .network import REACHES, WIDTH

Array = NDArray[Any]
LAYER_NORM = 1e-12


class Plain(Graph):
    """Nodes in full precision: ``quantize_dynamic`` makes them small afterwards."""

    def dense(self, x: str, state: dict[str, Array], name: str, out: str = "") -> str:
        """``x`` times a linear layer."""
        product = self.op("MatMul", x, self.const(state[f"{name}.weight"].T))
        if f"{name}.bias" not in state:
            return product
        return self.op("Add", product, self.const(state[f"{name}.bias"]), name=out)

    def norm(self, x: str, state: dict[str, Array], name: str, epsilon: float) -> str:
        """Layer normalisation over the last axis."""
        weight, bias = self.const(state[f"{name}.weight"]), self.const(state[f"{name}.bias"])
        return self.op("LayerNormalization", x, weight, bias, axis=-1, epsilon=epsilon)

    def gelu(self, x: str) -> str:
        """The exact Gaussian error linear unit, in the form that the runtime fuses."""
        erf = self.op("Erf", self.op("Div", x, self.number(np.sqrt(2))))
        return self.op("Mul", self.op("Mul", x, self.op("Add", erf, self.number(1))), self.number(0.5))

    def number(self, value: float) -> str:
        """A single 32-bit number."""
        return self.const(np.array(value, np.float32))


def encoder(state: dict[str, Array], heads: int) -> onnx.ModelProto:
    """A window's ``ids`` and each word's ``first`` piece to the words' ``states``, ``logits`` and ``projected``."""
    g = Plain()
    embeddings = "body.embeddings"
    hidden = state[f"{embeddings}.word_embeddings.weight"].shape[1]
    length = g.op("Shape", "ids")
    table = state[f"{embeddings}.position_embeddings.weight"] + state[f"{embeddings}.token_type_embeddings.weight"][:1]
    place = g.op("Slice", g.const(table), g.ints(0), length, g.ints(0))
    word = g.op("Gather", g.const(state[f"{embeddings}.word_embeddings.weight"]), "ids", axis=0)
    x = g.norm(g.op("Add", word, place), state, f"{embeddings}.LayerNorm", LAYER_NORM)
    depth = 1 + max(int(k.split(".")[3]) for k in state if k.startswith("body.encoder.layer."))
    for k in range(depth):
        x = _layer(g, x, state, f"body.encoder.layer.{k}", hidden, heads)
    states = g.op("Gather", x, "first", axis=0, name="states")
    logits = [g.dense(states, state, name) for name in ("cue", "roles", "kinds", "effect")]
    g.op("Concat", *logits, axis=1, name="logits")
    g.dense(states, state, "frames.word", out="projected")
    mean = g.op("ReduceMean", states, axes=[0], keepdims=1)
    most = g.op("ReduceMax", states, axes=[0], keepdims=1)
    g.dense(g.op("Concat", mean, most, axis=1), state, "present", out="present")
    width = len(CUE) + 3 * len(ROLES) + len(KINDS) + len(EFFECTS)
    return _model(
        g,
        "dateline-encoder",
        [("ids", TensorProto.INT64, ["T"]), ("first", TensorProto.INT64, ["W"])],
        [
            ("states", TensorProto.FLOAT, ["W", hidden]),
            ("logits", TensorProto.FLOAT, ["W", width]),
            ("projected", TensorProto.FLOAT, ["W", WIDTH]),
            ("present", TensorProto.FLOAT, [1, len(KINDS)]),
        ],
    )


def _layer(g: Plain, x: str, state: dict[str, Array], name: str, hidden: int, heads: int) -> str:
    size = hidden // heads

    def part(kind: str, order: list[int]) -> str:
        cut = g.op("Reshape", g.dense(x, state, f"{name}.attention.self.{kind}"), g.ints(-1, heads, size))
        return g.op("Transpose", cut, perm=order)

    query, key, value = part("query", [1, 0, 2]), part("key", [1, 2, 0]), part("value", [1, 0, 2])
    scores = g.op("Mul", g.op("MatMul", query, key), g.number(1 / np.sqrt(size)))
    read = g.op("Transpose", g.op("MatMul", g.op("Softmax", scores, axis=-1), value), perm=[1, 0, 2])
    read = g.dense(g.op("Reshape", read, g.ints(-1, hidden)), state, f"{name}.attention.output.dense")
    x = g.norm(g.op("Add", read, x), state, f"{name}.attention.output.LayerNorm", LAYER_NORM)
    wide = g.gelu(g.dense(x, state, f"{name}.intermediate.dense"))
    return g.norm(
        g.op("Add", g.dense(wide, state, f"{name}.output.dense"), x), state, f"{name}.output.LayerNorm", LAYER_NORM
    )


def frames(state: dict[str, Array]) -> onnx.ModelProto:
    """``around`` [C, N, 128], ``cue`` [C, hidden], ``near`` [C, N], ``flags`` [C, N, 4] to ``logits`` [C, N, 5]."""
    g = Plain()
    own = {k.removeprefix("frames."): v for k, v in state.items() if k.startswith("frames.")}
    hidden = own["cue.weight"].shape[1]
    gate = g.op("Add", g.op("Tanh", g.dense("cue", own, "gate")), g.number(1))
    x = g.op("Mul", "around", g.op("Unsqueeze", gate, g.ints(1)))
    x = g.op("Add", x, g.op("Unsqueeze", g.dense("cue", own, "cue"), g.ints(1)))
    x = g.op("Add", x, g.op("Gather", g.const(own["near.weight"]), "near", axis=0))
    x = g.norm(g.op("Add", x, g.dense("flags", own, "flag")), own, "norm", 1e-5)
    inside = g.op("Slice", "flags", g.ints(3), g.ints(4), g.ints(2))
    for k, reach in enumerate(REACHES):
        masked = g.op("Mul", x, inside)
        padded = g.op("Pad", masked, g.ints(0, 2 * reach, 0, 0, 2 * reach, 0))
        end = g.op("Slice", g.op("Shape", padded), g.ints(1), g.ints(2), g.ints(0))
        shifted = []
        for j in range(5):
            stop = g.op("Sub", end, g.ints((4 - j) * reach))
            shifted.append(g.op("Slice", padded, g.ints(j * reach), stop, g.ints(1)))
        spread = g.op("Concat", *shifted, axis=2)
        x = g.norm(g.op("Add", x, g.gelu(g.dense(spread, own, f"layers.{k}"))), own, f"norms.{k}", 1e-5)
    g.dense(x, own, "out", out="logits")
    return _model(
        g,
        "dateline-frames",
        [
            ("around", TensorProto.FLOAT, ["C", "N", WIDTH]),
            ("cue", TensorProto.FLOAT, ["C", hidden]),
            ("near", TensorProto.INT64, ["C", "N"]),
            ("flags", TensorProto.FLOAT, ["C", "N", 4]),
        ],
        [("logits", TensorProto.FLOAT, ["C", "N", len(SPEECH)])],
    )


Port = tuple[str, int, list[str | int]]


def _model(g: Graph, name: str, inputs: list[Port], outputs: list[Port]) -> onnx.ModelProto:
    ports = [[helper.make_tensor_value_info(n, kind, shape) for n, kind, shape in side] for side in (inputs, outputs)]
    graph = helper.make_graph(g.nodes, name, *ports, g.weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def small(model: onnx.ModelProto, out: Path, about: dict[str, str]) -> None:
    """Store ``model`` with 8-bit weights, and ``about`` in its metadata."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        onnx.save(model, plain)
        quantize_dynamic(
            plain,
            out,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
    made = onnx.load(out)
    helper.set_model_props(made, about)
    onnx.save(made, out)
    print(f"{out}: {out.stat().st_size / 1e6:.2f} MB")


def export(checkpoint: Path, base: Path, out: Path, version: str) -> None:
    """Write ``encoder.onnx`` and ``frames.onnx`` into ``out``."""
    state = {k: v.float().numpy() for k, v in torch.load(checkpoint, weights_only=True).items()}
    heads = 12
    lines = (base / "vocab.txt").read_text("utf-8").rstrip("\n")
    small(encoder(state, heads), out / "encoder.onnx", {"version": version, "vocabulary": lines})
    small(frames(state), out / "frames.onnx", {"version": version})


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--version", default="1")
    args = parser.parse_args()
    export(args.checkpoint, args.base, args.out, args.version)


if __name__ == "__main__":
    main()

"""Writes the trained student as one ONNX file.

The graph is written node by node: embeddings are stored as 8-bit integers with a scale for each column, weights as
16-bit floats. Padding is masked in the recurrence (sequence lengths) and in the arc scores.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from dateline.engines.syntax.features import COLUMNS

Array = NDArray[Any]
OPSET = 17
NO_ARC = -1e4
"""Score of an arc to padding."""


class Graph:
    """Collects nodes and weights; each method returns the name of its result."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def op(self, kind: str, *inputs: str, name: str = "", **attributes: Any) -> str:
        """A node with one output."""
        out = name or f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], **attributes))
        return out

    def const(self, value: Array) -> str:
        """A weight as it is."""
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(value if value.ndim == 0 else np.ascontiguousarray(value), name))
        return name

    def ints(self, *values: int) -> str:
        """A vector of 64-bit integers."""
        return self.const(np.array(values, np.int64))

    def half(self, value: Array) -> str:
        """A weight stored as float16, used as float32 (the runtime folds the cast when it loads)."""
        return self.op("Cast", self.const(value.astype(np.float16)), to=TensorProto.FLOAT)

    def linear(self, x: str, state: dict[str, Array], name: str, out: str = "") -> str:
        """``x`` times a linear layer of the student."""
        product = self.op("MatMul", x, self.half(state[f"{name}.weight"].T))
        return self.op("Add", product, self.half(state[f"{name}.bias"]), name=out)

    def embedding(self, index: str, weight: Array) -> str:
        """Rows of a table in 8 bits."""
        scale = np.maximum(np.abs(weight).max(0), 1e-6).astype(np.float32) / 127
        table = self.const(np.rint(weight / scale).clip(-127, 127).astype(np.int8))
        rows = self.op("Cast", self.op("Gather", table, index, axis=0), to=TensorProto.FLOAT)
        return self.op("Mul", rows, self.const(scale))

    def bilstm(self, x: str, state: dict[str, Array], name: str, hidden: int) -> str:
        """A bidirectional LSTM over time-major ``x`` [L, B, D], to [L, B, 2 hidden]."""

        def gates(weight: Array) -> Array:
            i, f, c, o = np.split(weight, 4)  # PyTorch's order; ONNX wants i, o, f, c.
            return np.concatenate([i, o, f, c])

        ends = ("l0", "l0_reverse")
        w = np.stack([gates(state[f"{name}.weight_ih_{e}"]) for e in ends])
        r = np.stack([gates(state[f"{name}.weight_hh_{e}"]) for e in ends])
        b = np.stack([np.concatenate([gates(state[f"{name}.bias_{k}_{e}"]) for k in ("ih", "hh")]) for e in ends])
        inputs = (x, self.half(w), self.half(r), self.half(b), "lengths")
        y = self.op("LSTM", *inputs, hidden_size=hidden, direction="bidirectional")
        return self.op("Reshape", self.op("Transpose", y, perm=[0, 2, 1, 3]), self.ints(0, 0, 2 * hidden))


def build(checkpoint: dict[str, Any], version: str) -> onnx.ModelProto:
    """The student's graph: ``ids`` [B, L, columns] and ``lengths`` [B] to tag, pos [B, L], ent, dep, arc."""
    state = {k: v.float().numpy() for k, v in checkpoint["state"].items()}
    config = checkpoint["config"]
    g = Graph()
    column = {
        c: g.embedding(g.op("Gather", "ids", g.const(np.array(i, np.int64)), axis=2), state[f"tables.{c}.weight"])
        for i, c in enumerate(COLUMNS)
    }
    word = g.op("Add", g.op("Add", column["word"], column["form_a"]), column["form_b"])
    rest = [column[c] for c in ("prefix", "suffix3", "suffix2", "shape")]
    x0 = g.op("Relu", g.linear(g.op("Concat", word, *rest, axis=2), state, "mix"))
    x1 = g.bilstm(g.op("Transpose", x0, perm=[1, 0, 2]), state, "lstm1", config["hidden"])
    x2 = g.op("Add", g.bilstm(x1, state, "lstm2", config["hidden"]), x1)
    x = g.op("Transpose", x2, perm=[1, 0, 2])
    for name in ("tag", "pos"):
        g.op("ArgMax", g.linear(x, state, name), axis=2, keepdims=0, name=name)
    g.linear(x, state, "ent", out="ent")
    _arcs(g, x, state, config["arc"])
    expected = g.op("MatMul", g.op("Softmax", "arc", axis=2), g.linear(x, state, "label_head"))
    hidden = g.op("Relu", g.op("Add", g.linear(x, state, "label_dep"), expected))
    g.linear(hidden, state, "label", out="dep")

    def value(name: str, kind: int, *shape: str | int) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, list(shape))

    inputs = [value("ids", TensorProto.INT32, "B", "L", len(COLUMNS)), value("lengths", TensorProto.INT32, "B")]
    outputs = [
        value("tag", TensorProto.INT64, "B", "L"),
        value("pos", TensorProto.INT64, "B", "L"),
        value("ent", TensorProto.FLOAT, "B", "L", len(checkpoint["labels"]["ent"])),
        value("arc", TensorProto.FLOAT, "B", "L", "L"),
        value("dep", TensorProto.FLOAT, "B", "L", len(checkpoint["labels"]["dep"])),
    ]
    graph = helper.make_graph(g.nodes, "dateline-syntax", inputs, outputs, g.weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    helper.set_model_props(
        model,
        {
            "name": "dateline-syntax",
            "version": version,
            "labels": json.dumps(checkpoint["labels"]),
            "columns": json.dumps(COLUMNS),
            "vocabulary": "\n".join(checkpoint["vocabulary"]),
        },
    )
    onnx.checker.check_model(model)
    return model


def _arcs(g: Graph, x: str, state: dict[str, Array], width: int) -> None:
    """Adds the output ``arc``: row a token, column its head, the diagonal its score as root."""
    dep = g.op("Relu", g.linear(x, state, "arc_dep"))
    head = g.op("Relu", g.linear(x, state, "arc_head"))
    scaled = g.op("Mul", g.linear(dep, state, "arc_form"), g.const(np.array(1 / math.sqrt(width), np.float32)))
    pairs = g.op("MatMul", scaled, g.op("Transpose", head, perm=[0, 2, 1]))
    length = g.op("Gather", g.op("Shape", "ids"), g.const(np.array(1, np.int64)), axis=0)
    zero, one = (g.const(np.array(i, np.int64)) for i in (0, 1))
    steps = g.op("Range", zero, length, one)
    row, line = (g.op("Unsqueeze", steps, g.ints(axis)) for axis in (0, 1))
    rooted = g.op("Where", g.op("Equal", row, line), g.linear(dep, state, "root"), pairs)
    size = g.op("Unsqueeze", g.op("Cast", "lengths", to=TensorProto.INT64), g.ints(1, 2))
    inside = g.op("Less", g.op("Unsqueeze", row, g.ints(0)), size)
    g.op("Where", inside, rooted, g.const(np.array(NO_ARC, np.float32)), name="arc")


def export(checkpoint: Path, out: Path, version: str) -> None:
    """Write the checkpoint of ``train`` as ONNX."""
    loaded = torch.load(checkpoint, weights_only=True)
    onnx.save(build(loaded, version), out)
    print(f"{out}: {out.stat().st_size / 1e6:.2f} MB, epoch {loaded['epoch']}")

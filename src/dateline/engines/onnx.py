"""Opening the shipped networks: one thread each, and errors that name the file."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path

import onnxruntime


def open_network(
    shipped: str, path: Path | None, error: Callable[[Path, str], Exception]
) -> onnxruntime.InferenceSession:
    """A session on ``path``, or on the package's own file ``shipped`` where it is None.

    One thread, so that equal input gives equal output on any number of processors.

    Raises:
        Exception: what ``error(file, fault)`` makes, when the file is missing or no network.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    file = path or Path(shipped)
    try:
        content = path.read_bytes() if path else resources.files("dateline").joinpath(shipped).read_bytes()
    except OSError as cause:
        raise error(file, "it cannot be read") from cause
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as cause:  # onnxruntime's own types derive from Exception alone.
        raise error(file, "it is damaged, or too new for the installed onnxruntime") from cause

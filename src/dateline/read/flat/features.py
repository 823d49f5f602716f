"""The features of the line model: what each line looks like, where it stands, and what its neighbours look like."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from .lines import Line
from .prose import page_view
from .setting import SETTING, line_settings
from .shape import SHAPE, line_shape

_REACH = 3
"""Neighbours looked at on either side."""
_CORE = (
    "words", "prose", "ending", "opening", "bullet", "capitals", "upper case", "furniture where", "credit share",
    "caption hints", "byline", "person", "date line", "time of day", "age", "dateline",
    "topic share", "repeats",
)  # fmt: skip
"""What of the neighbours is told."""
OWN: Final[tuple[str, ...]] = (*SHAPE, *SETTING)
"""What is told of the line itself: the first columns."""
NAMES: Final[tuple[str, ...]] = (
    *OWN,
    *(f"{name} at {offset:+}" for offset in range(-_REACH, _REACH + 1) if offset for name in _CORE),
)
"""Names of the columns of :func:`features_of`."""
_AT = {name: i for i, name in enumerate(OWN)}


def features_of(lines: list[Line]) -> npt.NDArray[np.float32]:
    """The features of each line: an array (lines, len(NAMES)); past the page's edges neighbours are NaN."""
    # menus stand on a page twice or more, so one line in six says what another has said
    shapes_of = {(line.text, line.end - line.start, line.gap): line for line in lines}
    known = {key: line_shape(line) for key, line in shapes_of.items()}
    shapes = [known[line.text, line.end - line.start, line.gap] for line in lines]
    settings = line_settings(lines, shapes, _AT.__getitem__, page_view(lines))
    own = np.array([shape + setting for shape, setting in zip(shapes, settings, strict=True)], np.float32)
    return beside(own, own[:, [_AT[name] for name in _CORE]])


def beside(own: npt.NDArray[np.float32], core: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Put the ``core`` numbers of each line's neighbours beside its ``own``."""
    padded = np.full((len(core) + 2 * _REACH, core.shape[1]), np.nan, np.float32)
    padded[_REACH : _REACH + len(core)] = core
    near = [padded[_REACH + k : _REACH + k + len(core)] for k in range(-_REACH, _REACH + 1) if k]
    return np.concatenate([own, *near], axis=1)

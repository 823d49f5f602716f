"""Pictures of a page tied to their captions and credits, and the address of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from .layout import Image


def shown_images(images: Sequence[Image], kept: Sequence[int]) -> list[Image]:
    """The images with ``piece`` counting in the pieces that are kept (their former indices, in order)."""
    return [replace(image, piece=bisect_left(kept, image.piece)) for image in images]

"""What a stage is: one callable with a name and a version, which takes rows and yields rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage as an entry point offers it. Its name and version sign what it makes and name the run.

    ``call`` has the arguments and the result of the built-in stage of its kind:

    - ``normalise(document, mentions, claims, entities, run, links)``: a ``Normalised``, derived claims and coded
      entities;
    - ``link(mentions, claims, links, run)``: further links;
    - ``resolve(document, attributions, mentions, claims, links)``: events.
    """

    name: str
    version: str
    call: Callable[..., Any]

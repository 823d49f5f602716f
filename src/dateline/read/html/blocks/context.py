"""What a page states about itself outside its text, as far as the block model compares pieces with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..layout import Image
    from ..meta.headers import Headers
    from ..meta.jsonld import LinkedData

_SHORTEST_CAPTION = 20


@dataclass(frozen=True, slots=True)
class Context:
    """Title, description and captions as the page's metadata give them; empty where they do not.

    ``captions`` are the texts of picture captions and alternative texts.
    """

    title: str = ""
    description: str = ""
    captions: tuple[str, ...] = ()


def context_of(data: LinkedData, head: Headers, images: Iterable[Image]) -> Context:
    """Gather the context of a page."""
    from ..meta.jsonld import plain

    stated = [image.get(key) for image in data.images() for key in ("caption", "description")]
    captions = [plain(text) for text in stated if isinstance(text, str)]
    captions += [" ".join(alt.split()) for image in images if (alt := image.element.get("alt"))]
    return Context(
        title=data.text("headline") or head.first("og:title", "twitter:title")[0] or head.title,
        description=head.first("og:description", "description", "twitter:description")[0] or data.text("description"),
        captions=tuple(text for text in captions if len(text) > _SHORTEST_CAPTION),
    )

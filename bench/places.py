"""Places: the given name spans, resolved as the pipeline resolves those that it finds itself."""

from __future__ import annotations

from typing import Any

from dateline.normalise.gazetteer import Gazetteer
from dateline.normalise.places import PlaceContext, PlaceName, resolve_places
from dateline.normalise.places.region import region_hints


def names_and_context(row: dict[str, Any]) -> tuple[list[PlaceName], PlaceContext]:
    """The name spans of a row, and what the row tells of the page."""
    text = row["text"]
    hints, country = region_hints(row["url"], None, Gazetteer.open())
    return [PlaceName(text[s:e], s, e) for s, e in row["mentions"]], PlaceContext(text, None, hints, country, "en")


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """Resolve the spans of ``mentions``; those that nothing places are left out."""
    names, context = names_and_context(row)
    places = []
    for name, place in zip(names, resolve_places(names, context), strict=True):
        if place.lat is not None:
            point = {"lat": place.lat, "lon": place.lon, "geonames": place.geonames, "country": place.country}
            places.append({"start": name.start, "end": name.end, **point})
    return {"places": places}

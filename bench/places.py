"""Places: the given name spans, resolved as the pipeline resolves those that it finds itself."""

from __future__ import annotations

from typing import Any

from dateline.normalise.gazetteer import Gazetteer
from dateline.normalise.places import PlaceContext, PlaceName, resolve_places
from dateline.normalise.places.region import region_hints


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """Resolve the spans of ``mentions``; those that nothing places are left out."""
    text = row["text"]
    names = [PlaceName(text[start:end], start, end) for start, end in row["mentions"]]
    hints, country = region_hints(row["url"], None, Gazetteer.open())
    context = PlaceContext(text, None, hints, country, "en")
    places = []
    for name, place in zip(names, resolve_places(names, context), strict=True):
        if place.lat is not None:
            point = {"lat": place.lat, "lon": place.lon, "geonames": place.geonames, "country": place.country}
            places.append({"start": name.start, "end": name.end, **point})
    return {"places": places}

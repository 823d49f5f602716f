"""The values of claims, one class a shape. Each says which claim fields it may fill."""

from __future__ import annotations

from typing import Any, ClassVar, Self, get_args

from pydantic import Field, model_validator

from .base import Frozen
from .vocab import ClaimField, Outcome, ParticipantKind, PlacePrecision, Sector, Stance, TimePrecision


class Participant(Frozen):
    """Someone or something that acts or is acted on. ``effect`` is what befell it ("unharmed", "killed").

    ``entity`` is the id of the record's ``Entity`` that it is, ``role`` what the page says it is ("mayor of Orem"),
    ``country`` (ISO 3166-1 alpha-2) whose it is, ``sector`` what it is; each None where nothing tells.
    """

    fields: ClassVar[frozenset[ClaimField]] = frozenset({"actor", "target"})
    later: ClassVar[frozenset[str]] = frozenset({"entity", "role", "country", "sector"})

    name: str
    kind: ParticipantKind = "unknown"
    effect: str | None = None
    entity: str | None = None
    role: str | None = None
    country: str | None = None
    sector: Sector | None = None


class Instrument(Frozen):
    """What was used. ``low``/``high`` say how many where the text does.

    ``category`` is an id of ``dateline/data/weapons/taxonomy.toml``, None where the words name no class of it.
    ``inferred`` says that no word names the instrument: a deed or an actor implies it ("stabbed", "gunman"), and
    ``name`` is None.
    """

    fields: ClassVar[frozenset[ClaimField]] = frozenset({"instrument"})
    later: ClassVar[frozenset[str]] = frozenset({"inferred"})

    name: str | None
    category: str | None = None
    low: int | None = None
    high: int | None = None
    inferred: bool = False

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        if self.name is None and not (self.inferred and self.category):
            raise ValueError("an instrument without a name needs a category that it is inferred to be of")
        return self


class Count(Frozen):
    """A number of people (or of ``who``) as a range, both ends inclusive. ``high`` None is "at least low".

    ``approximate`` marks "about 40", whose ends stay 40. ``running`` marks a total that the page says has taken the
    place of an earlier one ("raising the toll to 19"). ``parts`` are counts of some of those counted ("including
    three children", "four of them seriously"): they may overlap, and need not add up to the whole.
    """

    fields: ClassVar[frozenset[ClaimField]] = frozenset(
        {"killed", "injured", "abducted", "arrested", "displaced", "missing"}
    )
    later: ClassVar[frozenset[str]] = frozenset({"approximate", "running", "parts"})

    low: int | None = Field(ge=0)
    high: int | None = Field(ge=0)
    who: str | None = None
    approximate: bool = False
    running: bool = False
    parts: tuple[Count, ...] = ()

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        if self.low is None and self.high is None:
            raise ValueError("a count needs at least one end")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"count from {self.low} to {self.high} runs backwards")
        return self


class Damage(Frozen):
    """What was damaged or destroyed."""

    fields: ClassVar[frozenset[ClaimField]] = frozenset({"damage"})

    name: str
    effect: str | None = None


class Responsibility(Frozen):
    """Who is tied to the event, and how. ``name`` None: nobody has claimed it, or the hands are unknown."""

    fields: ClassVar[frozenset[ClaimField]] = frozenset({"responsibility"})

    name: str | None = None
    stance: Stance


class Place(Frozen):
    """Where. A place that the gazetteer lacks keeps its name, and takes the point of the place that holds it.

    ``geonames`` is a GeoNames id, ``lat``/``lon`` WGS 84 degrees, ``country`` ISO 3166-1 alpha-2, ``radius_km`` how
    far from the point the event may lie ("near", "40 km north of"), ``within`` the name of the place whose point it is.
    ``inferred`` says that no word of the text gives the place itself: it is the country that the event's sides or the
    page speak for.
    """

    fields: ClassVar[frozenset[ClaimField]] = frozenset({"place"})
    later: ClassVar[frozenset[str]] = frozenset({"inferred"})

    name: str
    geonames: int | None = None
    lat: float | None = Field(None, ge=-90, le=90)
    lon: float | None = Field(None, ge=-180, le=180)
    country: str | None = None
    admin1: str | None = None
    precision: PlacePrecision = "unknown"
    within: str | None = None
    radius_km: float | None = None
    timezone: str | None = None
    inferred: bool = False


class Time(Frozen):
    """When, as EDTF (ISO 8601-2). ``start`` and ``end`` are the first and last day it may mean (ISO dates).

    ``edtf`` is None until the expression has been anchored. ``inferred`` says that the text gives no time itself.
    """

    fields: ClassVar[frozenset[ClaimField]] = frozenset({"time"})

    edtf: str | None = None
    start: str | None = None
    end: str | None = None
    precision: TimePrecision | None = None
    timezone: str | None = None
    part: str | None = None
    """Part of the day as TIMEX3 writes it: MO, AF, EV, NI, DT."""
    inferred: bool = False


def written(value: Value) -> Any:
    """The JSON of a value as it is hashed: fields that came in later are left out where they are empty."""
    if isinstance(value, str):
        return value
    return value.model_dump(mode="json", exclude={name for name in value.later if not getattr(value, name)})


Value = Participant | Instrument | Count | Damage | Responsibility | Place | Time | Outcome

_SHAPES: dict[ClaimField, type[Frozen]] = {
    field: shape
    for shape in (Participant, Instrument, Count, Damage, Responsibility, Place, Time)
    for field in shape.fields
}


def value_for(field: ClaimField, value: Any) -> Any:
    """Read ``value`` (a value or its JSON) as a value of ``field``.

    Raises:
        ValueError: when it is no value of that field.
    """
    if field == "outcome":
        if value not in get_args(Outcome):
            raise ValueError(f"{value!r} is no outcome")
        return value
    shape = _SHAPES.get(field)
    if shape is None:
        raise ValueError(f"{field!r} is no claim field")
    if isinstance(value, dict):
        return shape.model_validate(value)
    if not isinstance(value, shape):
        raise ValueError(f"a {type(value).__name__} is no value of {field}")
    return value

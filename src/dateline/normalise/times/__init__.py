"""When: time expressions to EDTF, in the time zone of the place."""

from .anchor import anchor, infer_time
from .clock import Clock, Days
from .readings import readings
from .recurring import Tense
from .timex import to_timex3
from .trail import Trail

__all__ = ["Clock", "Days", "Tense", "Trail", "anchor", "infer_time", "readings", "to_timex3"]

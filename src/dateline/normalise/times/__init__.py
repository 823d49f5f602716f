"""When: time expressions to EDTF, in the time zone of the place."""

from .anchor import anchor, infer_time
from .clock import Clock, Days
from .recurring import Tense
from .timex import to_timex3

__all__ = ["Clock", "Days", "Tense", "anchor", "infer_time", "to_timex3"]

"""How real a mention is: how sure, whether it is denied, when it lies, and how far the event got.

- ``cues``: the words above and beside an event that bear on it;
- ``signatures``: the lexicon of such words and what each kind says by itself;
- ``facts``, ``weights``: what a small fitted model makes of them (see ``data/lexicon/factuality/README.md``);
- ``judgement``: the judge, for any event of any sentence;
- ``outcome``: a mention's factuality in the record's terms, and its outcome.
"""

from __future__ import annotations

from .judgement import Judgement, assess
from .outcome import Factuality, judge
from .weights import FactualityModelError

__all__ = ["Factuality", "FactualityModelError", "Judgement", "assess", "judge"]

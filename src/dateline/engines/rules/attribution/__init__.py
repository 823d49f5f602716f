"""Attributions: who says what. Rules over syntax and a cue lexicon, with learned weights to choose among readings.

``candidates`` lists what could be source, cue and content around a word, ``features`` describes each reading,
``weights`` chooses (trained on PolNeAR by ``training/attribution``), and ``annotate`` turns the choices into
attributions, gives quotations without a cue to their speaker, and tells the kind of source and the medium.
"""

from .annotate import annotate_attributions

__all__ = ["annotate_attributions"]

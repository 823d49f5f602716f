"""Training of the attribution rules: the cue lexicon and the weights that choose among readings.

``python -m training.attribution.train DOCS GOLD`` reads a set in the form of PolNeAR (Newell et al., LREC 2018): JSON
lines with ``id`` and ``text``, and ``id`` and ``attributions`` (``source``, ``cue``, ``content`` as lists of spans).
PolNeAR states no licence; only counts and weights of it enter the package, no text.
"""

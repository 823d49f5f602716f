"""Weights of the reading model: a conditional logit over the readings of one name, given the rest of the page.

A reading's score is the weighted sum of its features; likelihoods are the softmax of the scores. Each feature says
below what it measures. The weights are fitted on GeoVirus and chosen on LGL by ``training/places/fit.py``.
"""

from __future__ import annotations

FEATURES: tuple[str, ...] = (
    "population",
    "division_population",
    "country",
    "admin1",
    "admin2",
    "neighbourhood",
    "landmark",
    "region",
    "short",
    "alternate",
    "demonym",
    "held",
    "held_loosely",
    "admin1_support",
    "admin1_share",
    "country_support",
    "country_share",
    "near_support",
    "near_home",
    "admin1_home",
    "country_home",
    "domain",
)
WEIGHTS: tuple[float, ...] = (
    1.0,  # population: log10 of a settlement's population
    0.5,  # division_population: log10 of a division's
    9.0,  # country: the reading is a country (likewise the next five)
    3.5,  # admin1
    1.0,  # admin2
    3.0,  # neighbourhood
    3.0,  # landmark
    5.0,  # region
    -1.0,  # short: "Lamar" for Lamar County
    -1.5,  # alternate: an alternate name, in whatever language
    0.0,  # demonym
    6.0,  # held: inside the place that a comma or bracket gives
    2.0,  # held_loosely: inside the place that other words give ("in Bulacan", "Iraq's")
    0.8,  # admin1_support: log of the page's other mentions in the same first-level division
    1.0,  # admin1_share: their share
    0.5,  # country_support: as above for the country
    1.0,  # country_share
    1.0,  # near_support: log of the page's other mentions within about a degree
    1.5,  # near_home: likelihood that the publisher or dateline is within about a degree
    1.0,  # admin1_home: that it is in the same division
    0.7,  # country_home: that it is in the same country
    1.0,  # domain: the country of the publisher's domain
)

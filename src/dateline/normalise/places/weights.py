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
    "capital",
    "misfit",
    "hinted_population",
    "hinted_american",
    "none",
    "none_focus",
    "none_home",
    "none_many",
)
WEIGHTS: tuple[float, ...] = (
    1.28,  # population: log10 of a settlement's population
    0.86,  # division_population: log10 of a division's
    10.24,  # country: the reading is a country (likewise the next five)
    2.17,  # admin1
    1.12,  # admin2
    3.21,  # neighbourhood
    3.38,  # landmark
    6.50,  # region
    -1.17,  # short: "Lamar" for Lamar County
    -2.73,  # alternate: an alternate name, in whatever language
    0.77,  # demonym
    3.42,  # held: inside the place that a comma or bracket gives
    1.26,  # held_loosely: inside the place that other words give ("in Bulacan", "Iraq's")
    1.30,  # admin1_support: log of the page's other mentions in the same first-level division
    2.21,  # admin1_share: their share
    0.34,  # country_support: as above for the country
    1.72,  # country_share
    1.38,  # near_support: log of the page's other mentions within about a degree
    0.25,  # near_home: likelihood that the publisher or dateline is within about a degree
    0.03,  # admin1_home: that it is in the same division
    0.30,  # country_home: that it is in the same country
    2.81,  # domain: the country of the publisher's domain
    0.11,  # capital: the capital of its country
    -1.70,  # misfit: another kind than the designator in the text asks for
    0.40,  # hinted_population: log10 of the population where the publisher bears the name
    3.22,  # hinted_american: in the United States, where the publisher bears the name and its domain tells no country
    4.07,  # none: the gazetteer lacks the place
    1.52,  # none_focus: log of the page's mentions in its densest cell
    0.53,  # none_home: the page says where it is from
    0.00,  # none_many: log of the number of readings
)

"""Weights of the reading model: a conditional logit over the readings of one name, given the rest of the page.

A reading's score is the weighted sum of its features; likelihoods are the softmax of the scores. Each feature says
below what it measures. They are fitted by ``training/places/fit.py`` on GeoVirus and
LGL, whole pages and pages with a few of their names; fitted on GeoVirus and half of LGL's publishers, they place the
other half's names within 161 km as well as these do, but for a point (.903 against .907).
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
    "domain",
    "misfit",
    "hinted_population",
    "hinted_american",
    "none",
    "none_focus",
    "none_many",
)
WEIGHTS: tuple[float, ...] = (
    1.27,  # population: log10 of a settlement's population
    0.91,  # division_population: log10 of a division's
    9.95,  # country: the reading is a country (likewise the next five)
    1.69,  # admin1
    0.89,  # admin2
    3.04,  # neighbourhood
    3.96,  # landmark
    6.51,  # region
    -1.19,  # short: "Lamar" for Lamar County
    -2.25,  # alternate: an alternate name, in whatever language
    1.22,  # demonym
    3.07,  # held: inside the place that a comma or bracket gives
    0.95,  # held_loosely: inside the place that other words give ("in Bulacan", "Iraq's")
    0.93,  # admin1_support: log of the page's other mentions in the same first-level division
    3.54,  # admin1_share: their share
    0.26,  # country_support: as above for the country
    1.99,  # country_share
    1.34,  # near_support: log of the page's other mentions within about a degree
    0.59,  # near_home: likelihood that the publisher or dateline is within about a degree
    0.31,  # admin1_home: that it is in the same division
    3.42,  # domain: the country of the publisher's domain
    -1.43,  # misfit: another kind than the designator in the text asks for
    0.33,  # hinted_population: log10 of the population where the publisher bears the name
    3.84,  # hinted_american: in the United States, where the publisher bears the name and its domain tells no country
    4.03,  # none: the gazetteer lacks the place
    1.39,  # none_focus: log of the page's mentions in its densest cell
    0.36,  # none_many: log of the number of readings
)

"""Trains the choice of killed and injured: ``python -m training.tolls DOCS GOLD [--dev DOCS GOLD]``."""

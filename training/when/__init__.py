"""Fits the choice of an event's time: ``python -m training.when KIT``."""

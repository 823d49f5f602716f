"""Fits the maps from an engine's scores to confidences (``data/models/calibration.json``)."""

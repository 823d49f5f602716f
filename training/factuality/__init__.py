"""Fits the factuality model: see README.md."""

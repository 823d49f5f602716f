"""Fitting what an incident's attributes are read with, on MUC-4's training part."""

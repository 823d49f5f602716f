"""Fitting the models that turn scores of words into incidents, on MUC-4's training part."""

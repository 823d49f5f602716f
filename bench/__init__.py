"""Measures Dateline through the same code path that ``dateline read`` uses."""

"""Fuzz targets over the reader; ``python -m tests.fuzz`` lists them."""

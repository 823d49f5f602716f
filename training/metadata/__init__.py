"""Trains what chooses a page's title (``dateline.read.html.meta.titles``)."""

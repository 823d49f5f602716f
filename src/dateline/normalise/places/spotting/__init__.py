"""Which words of a page are place names."""

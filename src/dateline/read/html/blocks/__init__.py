"""The block model: which role each piece of a page has, learned, with reasons."""

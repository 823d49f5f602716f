"""Text to spans: the only place where models live."""

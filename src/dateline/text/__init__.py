"""Text without meaning: decoding, sentences, tokens, names as words."""

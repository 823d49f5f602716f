"""Training of the HTML reader's block model."""

"""Training of the line model of the flattened-text reader."""

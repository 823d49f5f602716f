"""Training of the judge of events: labels of hand-read pages, and the fit of its weights."""

"""Fit the choice of the place of an event: first among the names of its page, then among what they may mean."""

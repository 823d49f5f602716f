"""Scripts for those who work on Dateline."""

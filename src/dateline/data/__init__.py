"""Word lists, tables, models and example pages that ship with the package."""

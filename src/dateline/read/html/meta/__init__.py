"""Metadata of an HTML page: title, people, agency, publisher, times, language and address, each with its origin."""

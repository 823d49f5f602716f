"""Joins the stages: a document goes in, its record comes out."""

from .record import Reader, read_record

__all__ = ["Reader", "read_record"]

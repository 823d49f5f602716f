"""Building the packed gazetteer: from the packages that carry GeoNames, or from a GeoNames dump."""

from .builder import Builder
from .dump import DumpError, build_from_dump
from .rows import Row

__all__ = ["Builder", "DumpError", "Row", "build_from_dump"]

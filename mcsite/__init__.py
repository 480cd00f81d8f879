"""A static site generator for catalogs of educators' micro-credentials."""

__version__ = "0.1.0"

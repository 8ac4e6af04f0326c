"""Connectors out: career pages, feeds, posts. Its place is fixed; it is empty so far."""

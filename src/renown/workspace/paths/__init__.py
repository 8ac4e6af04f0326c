"""Paths: the warmest ways to somebody, asking along them, leads, and who can speak for you."""

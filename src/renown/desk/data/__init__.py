"""Servers that are read, and how far."""

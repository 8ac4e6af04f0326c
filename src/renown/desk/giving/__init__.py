"""Favours, promises and thanks as they were written down."""

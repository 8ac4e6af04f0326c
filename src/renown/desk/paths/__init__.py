"""Requests, leads and references, step by step."""

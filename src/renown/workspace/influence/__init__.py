"""Influence: scores with their reasons, evidence and history, and who is vouched for."""

"""Intake: exports come in, are undone and erased. Each step all or nothing, and none knows of scores."""

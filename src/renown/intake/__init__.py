"""Intake: exports come in, are undone and erased; facts become people, ledger and scores. Each step all or nothing."""

"""Influence: the ability to move people to act, as a number from 0 to 100 with its reasons, band and history."""

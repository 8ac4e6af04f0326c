"""Whom to turn to on a day, and goals that are measured."""

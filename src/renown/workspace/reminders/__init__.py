"""Reminders: of people and of things, on which day, and again when."""

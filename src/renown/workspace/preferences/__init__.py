"""Preferences: how the owner wants things, and which devices may come in."""

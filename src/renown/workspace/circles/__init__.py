"""Circles: who belongs to which part of one's life, and whom else to put there."""

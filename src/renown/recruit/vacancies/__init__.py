"""Advertisements: what they say of a vacancy, and what is wrong with them."""

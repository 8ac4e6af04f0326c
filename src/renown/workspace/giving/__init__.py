"""Giving: favours, promises, thanks, balances, and what one could give."""

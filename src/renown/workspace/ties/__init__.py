"""Ties: how warm, gone quiet, owed, given, and the owner's own word on them."""

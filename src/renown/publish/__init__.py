"""Connectors out: what leaves Renown in the forms that other programs read. Address books so far."""

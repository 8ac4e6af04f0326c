"""Connectors out: what leaves Renown in the forms that other programs read.

Address books, calendars and e-mail so far.
"""

"""The pages' answers for programs: JSON under `/api/v1`, made from the rooms' own signatures and docstrings.

Invariant: whoever has no token learns nothing but the description; a token that may only read changes nothing; every
error has one form.
"""

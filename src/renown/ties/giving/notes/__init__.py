"""One line that somebody types or says, read as a favour, a promise, thanks, a question or a meeting; pure rules.

Invariant: no person is ever guessed: names are handed on as they stand in the line. Whatever is read says from which
words; what cannot be read is said.
"""

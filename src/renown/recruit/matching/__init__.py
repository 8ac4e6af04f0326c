"""Who of a pool fits a vacancy, with evidence from both texts: an order to read in, never a decision.

What goes in is a `Profile` (work in words, without name, picture, birth date, age, address, gender, nationality or
score) and the jobs' days. A gap is no input. Nobody is left out: whoever fits least stands last, with what to ask.
"""

"""The plan of a vacancy: the eight steps of a recruiting strategy, with dates, minutes, costs, ideas and texts.

Invariants: nothing is invented about an employer: what nobody said is a marked gap `[...]` and counted as open. Money
is the recruiter's own figure or not known. The same vacancy, words and day give the same plan.
"""

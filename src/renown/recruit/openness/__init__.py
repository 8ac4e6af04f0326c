"""Signs that somebody may be open to another job: each with its reason and its day, never a fact, never a number.

Invariant: no ranking reads them, and none rests on who somebody is, on their health or on anything else the law guards.
"""

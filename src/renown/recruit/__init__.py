"""Search, match, channels, funnel and law. Its place is fixed; it is empty so far.

It may never reach the room influence: scores do not decide about applicants.
"""

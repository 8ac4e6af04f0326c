"""From a vacancy to the right people through the right channel: search, reading, matching, channels, advertisements.

It may never reach the room influence: scores do not decide about applicants.
"""

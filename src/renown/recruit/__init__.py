"""Search, match, channels, funnel and law. It may never reach the room influence: scores do not decide about applicants. Its place is fixed; it is empty so far."""

"""From the lines of a file to a CV: what somebody did, when, with what; each fact with its place in the text."""

"""The Boolean language of a search for people: one string, one tree, many dialects."""

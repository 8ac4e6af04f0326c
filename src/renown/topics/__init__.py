"""What posts and people are about: hashtags, words and an ontology the user can load. Its place is fixed; it is empty so far."""

"""What posts and people are about: hashtags, words, an ontology the user can load. Its place is fixed; still empty."""

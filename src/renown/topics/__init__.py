"""What posts are about: hashtags, words, pairs of words and links, and which of them more people use than before."""

"""Files that people write for people (PDF, word processors, web pages) as lines of text in reading order."""

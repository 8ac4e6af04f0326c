"""Identity: which accounts belong to one person. Only a mapping; facts are never rewritten."""

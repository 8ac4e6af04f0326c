"""X (Twitter): a person's own archive, in all its eras. The format is in FORMAT.md."""

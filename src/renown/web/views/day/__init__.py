"""Pages about the day and the week."""

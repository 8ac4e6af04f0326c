"""What was said to the day, and goals."""

"""Commands about the day and the week."""

"""What is answered about the day."""

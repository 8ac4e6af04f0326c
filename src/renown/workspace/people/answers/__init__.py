"""What is answered about people."""

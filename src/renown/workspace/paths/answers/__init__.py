"""What is answered about paths, leads and references."""

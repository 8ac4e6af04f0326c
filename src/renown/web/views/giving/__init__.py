"""Pages of give and take, and of notes."""

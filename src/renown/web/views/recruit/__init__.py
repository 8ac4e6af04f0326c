"""Pages about recruiting."""

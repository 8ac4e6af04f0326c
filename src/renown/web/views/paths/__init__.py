"""Pages about paths, leads and references."""

"""Pages about how the owner wants things."""

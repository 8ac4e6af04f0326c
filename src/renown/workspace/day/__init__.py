"""The day: whom to turn to, why, and what to give; the week and its goals."""

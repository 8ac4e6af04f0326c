"""Events: what is to come, whom to meet there, who was met, and what it gave."""

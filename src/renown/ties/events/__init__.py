"""Events: the people in them, whom to meet there, and what came of it."""

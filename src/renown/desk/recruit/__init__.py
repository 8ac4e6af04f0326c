"""What was decided about people one wants to win, and what is kept of them."""

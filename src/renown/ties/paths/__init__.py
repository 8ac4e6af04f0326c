"""Ways to people through people, and what comes of asking."""

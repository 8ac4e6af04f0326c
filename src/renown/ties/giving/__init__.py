"""What people gave each other, and could: one line read, balances, ideas."""

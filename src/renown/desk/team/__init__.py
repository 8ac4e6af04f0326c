"""What is lent, asked and answered in the team."""

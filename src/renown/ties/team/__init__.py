"""What of a tie may be lent."""

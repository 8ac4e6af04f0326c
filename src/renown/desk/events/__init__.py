"""What was noted of events and of the people met there."""

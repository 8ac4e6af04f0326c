"""The owner's own word on a tie."""

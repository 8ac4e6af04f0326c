"""What the owner wants to be reminded of, as it was written down."""

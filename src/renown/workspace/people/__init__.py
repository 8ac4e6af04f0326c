"""People: finding, listing, showing and adding them, who is who, and the owner as others see them."""

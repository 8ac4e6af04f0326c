"""Commands about give and take."""

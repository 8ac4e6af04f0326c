"""Commands about scores and what they rest on."""

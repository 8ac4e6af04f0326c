"""The team: lending paths to colleagues, never contacts."""

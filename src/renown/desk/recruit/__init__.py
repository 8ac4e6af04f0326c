"""The owner's decisions about recruiting."""

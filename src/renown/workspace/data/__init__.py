"""Data: what comes in, how it went, what can be taken along, and how the workspace stands."""

"""Words on who is who, and texts one keeps of oneself."""

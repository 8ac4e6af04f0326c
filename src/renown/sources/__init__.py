"""Sources: one folder per platform, an export in, rows or problems out. No source knows the lake or another source."""

"""The network around people: groups, bridges, places, and whom to meet."""

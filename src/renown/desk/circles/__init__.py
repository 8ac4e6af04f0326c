"""Words on who belongs to which circle."""

"""How somebody is seen by others."""

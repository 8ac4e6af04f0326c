"""Groups: communities, places and circles, their shape, and what is talked about."""

"""Searching profiles: a derived index without names, which runs the tree of a search exactly and forgets provably."""

"""Graphs as numbers: trust walk, communities and the picture. Sparse matrices in, arrays out; no names, no clock."""

"""The ledger: who acted because of whom, as Ibis expressions over facts, and the areas measured on it.

Everything here takes tables and gives tables. Nothing opens a file, reads the clock or names an engine.
"""

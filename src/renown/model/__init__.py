"""The words of the house: canonical tables, value types, the rows an importer may yield, and problems."""

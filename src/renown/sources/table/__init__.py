"""Any table of who acted because of whom: CSV, Parquet or JSON lines, with the columns named by the user."""

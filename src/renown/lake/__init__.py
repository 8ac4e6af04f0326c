"""The lake: facts as immutable Parquet batches behind a manifest, derived tables, and the engines."""

"""Steps that bring the tables of an older desk up to date; each file is written once and never edited."""

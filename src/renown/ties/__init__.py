"""Ties: the first useful lists - gone quiet, replies owed, most given, contacts at an organisation."""

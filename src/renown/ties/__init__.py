"""What lies between two people: gone quiet, an answer owed, most given, contacts at an organisation.

Every function here is pure: tables and expressions in, frozen answers with person ids out. No file, no clock: the
day or instant as of which something is said is an argument. Silence that cannot be seen is never called silence.
"""

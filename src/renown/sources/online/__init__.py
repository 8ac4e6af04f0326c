"""Servers that hold one's own mail, calendars and address books: fetched to files that the importers read.

Invariant: nothing is ever written to a server, no mail is marked as read and no body is fetched; a connection
without encryption is made to this machine alone.
"""

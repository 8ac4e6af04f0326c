"""JSContact files of address books: RFC 9553, and version 2.0 (RFC 9982)."""

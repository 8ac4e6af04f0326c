"""The pages: Django views and templates over the workspace and the desk.

Invariant: a view calls the workspace and renders; it holds no rule and no sum. Nothing but the sign-in page and
the static files is reachable without a session, and a session begins with a one-time link.
"""

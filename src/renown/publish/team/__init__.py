"""A team: members with a whole workspace each, and one shared folder that holds only blinded things.

Invariant: no name, address, number or count of a member's contacts is ever written to the folder in a form that
somebody without the same address in their own workspace could read.
"""

"""Ids: a 63-bit hash that is the same in Python, DuckDB and Spark.

An account is known by its network and its key there (`slack`, `T1/U7`); its id is the upper 63 bits of
the first 64 bits of MD5 over `network:key`. MD5 serves as a well-mixed hash that every engine has, not
as protection. Among 100 million accounts two share an id with probability 1 in 1,800.
"""

from __future__ import annotations

import hashlib


def hash63(text: str) -> int:
    """The id of a text, 0 to 2**63 - 1.

    >>> hash63("slack:T1/U7") == hash63("slack:T1/U7") >= 0
    True
    """
    return int.from_bytes(hashlib.md5(text.encode(), usedforsecurity=False).digest()[:8], "big") >> 1


def account_id(network: str, key: str) -> int:
    """The id of an account: its network and its key there, already cleaned.

    >>> account_id("x", "12") == hash63("x:12")
    True
    """
    return hash63(f"{network}:{key}")


def post_id(network: str, key: str) -> int:
    """The id of a post, from its network and its native id there; it never equals an account's by design.

    >>> post_id("x", "12") != account_id("x", "12")
    True
    """
    return hash63(f"post:{network}:{key}")

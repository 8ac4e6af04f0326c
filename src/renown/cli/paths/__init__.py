"""Commands about paths, requests, leads and references."""

"""From facts to numbers: people, ledger, contact days, trust, communities and scores, each made once and kept."""

"""Mail: mbox files and Maildir folders, headers only, one's own dealings and community lists told apart."""

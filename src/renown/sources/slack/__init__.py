"""Slack: the export of a workspace, where all members' public acts are seen. The format is in FORMAT.md."""

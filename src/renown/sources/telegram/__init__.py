"""Telegram: chats and groups as Telegram Desktop exports them. The format is in FORMAT.md."""

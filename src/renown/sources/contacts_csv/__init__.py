"""Address books as CSV: Google Contacts (old and new), Outlook in several languages, outlook.com."""

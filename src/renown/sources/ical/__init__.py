"""Calendars in iCalendar files (.ics): who invited whom, who met whom."""

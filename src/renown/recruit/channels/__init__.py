"""Ways to reach people for a job: a card each, read from a file, and texts measured against what a channel takes.

To add a channel, put one more file into `cards/`; the contract test over the registry says what it lacks.
"""

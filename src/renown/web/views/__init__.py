"""One module per page. A view asks the workspace or the desk, picks a template, and answers."""

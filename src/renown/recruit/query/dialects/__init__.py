"""The same search in the language of other search engines, and what each of them loses. Nothing here is fetched."""

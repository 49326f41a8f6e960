"""Questions put to the published SQLite file: what is asked, and the answers as values; the standard library only."""

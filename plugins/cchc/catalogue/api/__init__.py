"""The JSON API: static files under /api/v1/; within v1 fields are added, never removed."""

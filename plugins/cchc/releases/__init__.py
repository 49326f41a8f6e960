"""Pull requests: what a contribution changes between two commits, what it may not change, and its account in words."""

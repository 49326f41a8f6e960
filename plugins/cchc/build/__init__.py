"""The preview: the built site on a local port, rebuilt in a fresh process when something changes."""

"""Plugins of the portal: thin files that join Pelican to the rooms of cchc."""

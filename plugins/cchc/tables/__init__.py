"""Tables: one StatTable behind the page's table and every download of it."""

"""The life of a version: made from the last one, compared with it, released and never edited again."""

"""Posters: the sheet of a unit as one A4 page for the wall; the only room that knows Typst and QR codes."""

"""Building, verifying and publishing: a new site takes the old one's place only when it is whole."""

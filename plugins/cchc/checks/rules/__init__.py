"""The rules, each a function whose words say it; their order is that of a report's answers."""

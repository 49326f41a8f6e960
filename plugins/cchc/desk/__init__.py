"""For people without a terminal: a report drafted on the main line's data, sent as a branch by inbox or desk."""

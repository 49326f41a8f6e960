"""Trial: a made-up collection of any size, to measure the build; nothing of it is ever published."""

"""From a report as staff hold it (Word, Excel, PDF, pasted text) to a package: read, asked where unclear, never guessed."""

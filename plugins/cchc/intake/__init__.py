"""From a report as staff hold it (Word, Excel, PDF) to a package: asked where unclear, never guessed."""

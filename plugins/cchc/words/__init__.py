"""One system for all words that readers see: texts, catalogues, numbers and dates of each language."""

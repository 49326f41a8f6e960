"""Commands behind the Makefile's targets: read the words, call cchc, print, exit."""

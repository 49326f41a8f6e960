"""Page models and addresses: what each page says, in both languages; no HTML."""

"""Catalogue: what machines read about the data: DCAT, schema.org, the JSON API, feeds, lists of addresses."""

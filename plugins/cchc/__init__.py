"""The portal without its press: no Pelican and no Jinja below this folder."""

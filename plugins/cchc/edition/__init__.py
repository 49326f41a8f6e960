"""Edition: all that one build publishes, read, checked, judged; the rooms after it ask this value."""

from .assemble import Say, assemble
from .edition import Edition

__all__ = ["Edition", "Say", "assemble"]

"""Edition: all that one build publishes, read, checked, judged; the rooms after it ask this value."""

from .assemble import Say, assemble
from .edition import Edition, Told

__all__ = ["Edition", "Say", "Told", "assemble"]

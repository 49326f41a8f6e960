"""The question that a rule about whole reports asks."""

from __future__ import annotations

from ..core.releases import Release
from .question import Question
from .rule import ReportRule


def ask_report(release: Release, rule: ReportRule) -> Question:
    return Question(release.report, release.version, rule.name, rule.name, rule.title, False, rule.level)

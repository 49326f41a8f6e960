"""The question that a rule about whole reports asks."""

from __future__ import annotations

from ..model.releases import Release
from .result_writer import ResultWriter
from .rule import ReportRule


def ask_report(release: Release, rule: ReportRule) -> ResultWriter:
    return ResultWriter(release.report, release.version, rule.name, rule.name, rule.title, False, rule.level)

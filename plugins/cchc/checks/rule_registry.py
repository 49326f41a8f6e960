"""The registry: every rule by its name, in the order in which a report's answers are listed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .rule import ReportRule, Rule, TableRule
from .rules import (
    blank_told,
    blanks_by_total,
    closing_day,
    column_total,
    continuity,
    date_possible,
    dates_agree,
    document_sign,
    documents_in_order,
    done_noted,
    figures_agree,
    heading_filled,
    note_asked,
    note_in_period,
    ordinals_in_order,
    own_number,
    part_of_field,
    part_of_row,
    percent_of_fields,
    percent_of_rows,
    percent_row,
    printed_twice,
    reader_noted,
    rows_counted,
    rows_differ,
    rows_equal,
    rows_whole,
    share_stands_out,
    sum_of_fields,
    sum_of_rows,
    tables_balance,
    tables_sum,
    unit_printed,
    units_listed,
    value_range,
    zero_told,
    zeros_noted,
)

_TABLE_RULES: tuple[TableRule, ...] = (
    sum_of_fields.RULE,
    part_of_field.RULE,
    percent_of_fields.RULE,
    column_total.RULE,
    percent_row.RULE,
    value_range.RULE,
    sum_of_rows.RULE,
    part_of_row.RULE,
    percent_of_rows.RULE,
    heading_filled.RULE,
    rows_equal.RULE,
    tables_sum.RULE,
    tables_balance.RULE,
    share_stands_out.RULE,
    zeros_noted.RULE,
    rows_differ.RULE,
    rows_whole.RULE,
    note_in_period.RULE,
    note_asked.RULE,
    done_noted.RULE,
    rows_counted.RULE,
    reader_noted.RULE,
)
_REPORT_RULES: tuple[ReportRule, ...] = (
    figures_agree.RULE,
    dates_agree.RULE,
    date_possible.RULE,
    documents_in_order.RULE,
    document_sign.RULE,
    own_number.RULE,
    closing_day.RULE,
    blanks_by_total.RULE,
    blank_told.RULE,
    zero_told.RULE,
    unit_printed.RULE,
    units_listed.RULE,
    printed_twice.RULE,
    ordinals_in_order.RULE,
    continuity.RULE,
)

TABLE_RULES: Mapping[str, TableRule] = MappingProxyType({rule.name: rule for rule in _TABLE_RULES})
REPORT_RULES: Mapping[str, ReportRule] = MappingProxyType({rule.name: rule for rule in _REPORT_RULES})
RULES: Mapping[str, Rule] = MappingProxyType({**TABLE_RULES, **REPORT_RULES})

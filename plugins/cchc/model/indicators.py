"""Indicators: what is measured, whatever the form."""

from dataclasses import dataclass

from ..words.text import Text


@dataclass(frozen=True)
class Indicator:
    id: str  # as the forms number it, or a word of our own
    slug: str  # as in addresses
    section: str  # code list section
    group: Text
    label: Text
    unit_of_measure: str  # code list unit_of_measure
    value_type: str  # integer, decimal, boolean, code
    direction: str  # higher_better, lower_better, neutral
    code_list: str
    definition: Text
    comparability: Text
    role: str = ""  # code list role: model/roles.py; empty for most
    page: str = ""  # code list indicator_page: the page that it shares with its group
    own_page: bool = False  # compared so often that it has a page to itself

    @property
    def has_own_page(self) -> bool:
        return self.own_page or not self.page

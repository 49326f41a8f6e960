"""Units: who reports or is reported on, their spellings and what became of them."""

from dataclasses import dataclass

from ..words.text import Text


@dataclass(frozen=True)
class Unit:
    id: str
    type: str  # code list unit_type
    level: str  # province, department, centre, district, commune
    parent: str  # id, empty for the province
    code: str  # official code of the statistics office, empty for bodies without one
    name: Text
    short: Text
    valid_from: str  # ISO date or empty where no source says
    valid_to: str
    source: str
    code_list: str = ""  # which list the code is of: the act that issues it, or the body that keeps it
    agency_id: str = ""  # the State's electronic identifier of agencies; empty until somebody reads it in the act


@dataclass(frozen=True)
class UnitName:
    """A spelling as printed in a report."""

    name: str
    unit: str
    report: str
    table: str
    note: str


@dataclass(frozen=True)
class Succession:
    unit: str
    relation: str  # renamed, merged, split, dissolved
    successor: str  # id, empty when none
    date: str
    legal_act: str
    source: str
    note: Text

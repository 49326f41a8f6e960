"""Lists as tables, columns in each language, and what cells, columns and tables say of themselves."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.cchc.model.findings import CONTESTED, CellPlace, FigureStanding
from plugins.cchc.model.releases import BLANK, Passage
from plugins.cchc.tables.columns import make_columns, period_text, source_text, table_text, unit_text
from plugins.cchc.tables.filed_table import make_filed_table
from plugins.cchc.tables.make_books import (
    make_edition_book,
    make_fields_table,
    make_release_book,
    make_used_indicators_table,
)
from plugins.cchc.tables.reference_tables import (
    make_calendar_table,
    make_named_table,
    make_reference_tables,
    make_table_of,
)
from plugins.cchc.tables.stat_table import StatColumn
from plugins.cchc.words.language import LanguageName
from plugins.cchc.words.text import NO_TEXT, message, translations, verbatim
from tests.fixtures.texts import bilingual
from tests.unit.table_builders import (
    make_collection,
    make_figures,
    make_inspection,
    make_number,
    make_prose,
    make_references,
    make_release,
    make_row,
    make_settlement,
    plain_cells,
)

NAME = StatColumn("name", bilingual("Tên", "Name"), message("Như in, từ ngoài vào trong"), "label")


def test_a_translated_column_stands_once_for_each_language_the_first_as_printed():
    columns = (StatColumn("id", verbatim("Id"), role="key"), replace(NAME, joint=" "))
    lines = [("a", bilingual("Huyện", "District")), ("b", NO_TEXT)]
    table = make_named_table("units", lines, ("vi", "en"), columns)
    assert plain_cells(table) == [["id", "name_vi", "name_en"], ["a", "Huyện", "District"], ["b", "", ""]]
    vi, en = table.columns[1:]
    assert [vi.label.in_("vi"), vi.label.in_("en")] == ["Tên", "Name (Vietnamese)"]
    assert [en.label.first, en.label.in_("en")] == ["Tên tiếng Anh", "Name (English)"]
    assert (vi.description.first, en.description, vi.role, en.role) == (
        "Như in, từ ngoài vào trong", NO_TEXT, "label", "label",
    )  # fmt: skip


def test_a_language_more_is_a_column_more_and_nothing_else():
    text = translations({"vi": "Huyện", "en": "District", "km": "ស្រុក"})
    table = make_named_table("units", [(text,)], ("vi", "en", "km"), (replace(NAME, joint=", "),))
    assert plain_cells(table) == [["name_vi", "name_en", "name_km"], ["Huyện", "District", "ស្រុក"]]
    assert table.columns[2].label.first == "Tên, tiếng Khmer"


def test_words_stand_in_no_column_that_is_not_translated():
    with pytest.raises(AssertionError, match="name"):
        make_named_table("units", [(verbatim("a"),)], ("vi",), (NAME,))


def test_a_line_has_a_value_for_each_column():
    with pytest.raises(ValueError, match="longer"):
        make_named_table("units", [("a",)], ("vi",), (NAME, NAME))


def test_counts_in_a_list_are_numbers_and_texts_are_texts():
    table = make_named_table("units", [("12", 12)], ("vi",), (NAME, NAME))
    assert table.rows == (("12", 12),)


@pytest.mark.parametrize("lang, names", [("vi", ["tiếng Việt", "tiếng Anh"]), ("en", ["Vietnamese", "English"])])
def test_languages_have_a_name_in_each_language(lang, names):
    assert [LanguageName(named).in_(lang) for named in ("vi", "en")] == names


def test_units_and_indicators_tell_each_record_in_full():
    references = make_references()
    units = plain_cells(make_reference_tables(references, ("vi", "en"))[0])
    assert units[0] == [
        "unit", "type", "level", "parent", "code", "name_vi", "name_en", "short_vi", "short_en", "valid_from",
        "valid_to", "source", "code_list", "agency_id",
    ]  # fmt: skip
    assert units[3] == [
        "so-tu-phap", "so", "department", "tinh-soc-trang", "", "Sở Tư pháp", "Sở Tư pháp (en)", "Sở Tư pháp",
        "Sở Tư pháp", "", "", "Nguồn", "", "",
    ]  # fmt: skip
    indicators = plain_cells(make_table_of("indicators", references.indicators.values(), ("vi", "en")))
    assert indicators[1][:9] == [
        "III.7.1", "iii-7-1", "III", "Hồ sơ", "Dossiers", "Hồ sơ tiếp nhận", "Dossiers received", "ho-so", "integer",
    ]  # fmt: skip


def test_cited_documents_keep_the_number_of_their_line():
    line = plain_cells(make_table_of("documents", make_references().citations, ("vi",)))[1]
    assert line[-5:] == ["Phân cấp", "2019-h1-so-noi-vu", "Phần I", "7", ""]


def test_the_dictionary_names_each_field_with_its_whole_heading():
    release = make_release(tables=[make_settlement()])
    alone, among = make_fields_table([release], ("vi",)), make_fields_table([release], ("vi",), with_report=True)
    assert (alone.keys, among.keys) == (("table", "field"), ("report", "table", "field"))
    line = [
        "tthc-pl-1", "resolved_late", "tthc-pl-1", "Kết quả giải quyết > Số hồ sơ đã giải quyết > Quá hạn", "integer",
        "ho-so", "", "9", "",
    ]  # fmt: skip
    assert plain_cells(alone)[3] == line
    assert plain_cells(among)[3] == [release.report, *line]


def test_a_release_takes_along_the_indicators_of_its_rows_and_fields_and_no_other():
    row = make_row("prose", "x", {"value": make_number("1")}, indicator="III.7.2")
    prose = replace(make_prose(), rows=(row,))
    used = make_used_indicators_table(make_release(tables=[prose]), make_references(), ("vi",))
    assert [line[0] for line in plain_cells(used)] == ["indicator", "III.7.2"]
    used = make_used_indicators_table(make_release(tables=[make_settlement()]), make_references(), ("vi",))
    assert [line[0] for line in plain_cells(used)[1:]] == ["III.7.1", "III.7.2"]


def test_the_calendar_without_reports_is_a_table_with_its_columns():
    table = make_calendar_table(make_collection(), ("vi",))
    assert [column.name for column in table.columns] == [
        "regime", "unit", "period_kind", "period", "forms", "basis", "status", "report", "due", "due_act",
    ]  # fmt: skip
    assert table.keys == ("regime", "unit", "period_kind", "period")
    assert not table.columns[1].description and table.columns[3].description


# Books


def test_a_book_is_as_old_as_its_newest_release():
    older, newer = make_release("a"), replace(make_release("b"), created="2026-12-01")
    assert make_edition_book(make_collection(older, newer), ()).created == "2026-12-01"
    assert make_edition_book(make_collection(newer, older), ()).version == "2026-12"


def test_a_release_book_tells_figures_from_lists():
    book = make_release_book(make_release(), make_collection())
    assert [table.name for table in book.main] == ["tthc-pl-1", "bm-01b", "sn-534", "prose"]
    assert [(table.name, table.version) for table in book.lists] == [
        ("annotations", "1.0.0"), ("lines", "1.0.0"), ("fields", "1.0.0"), ("indicators", ""),
    ]  # fmt: skip
    assert book.path == "du-lieu/2019-h1-so-noi-vu/1.0.0/"
    assert book.lists[0].source.first == book.source.first
    assert dict(book.codes)["ho-so"].first == "hồ sơ"
    assert "III.7.1" not in dict(book.codes), "indicators.csv names it"
    assert {"iso", "diem", "so-tu-phap"} <= set(dict(book.codes))


def test_what_is_told_in_words_stands_in_a_list_of_the_release_and_of_the_edition():
    passage = Passage("n-1", "cause", "so-noi-vu", text=bilingual("Vì chờ", "Waiting"), first_line=3, last_line=4)
    release = replace(make_release(), narrative=(passage,))
    collection = make_collection(release)
    for book, before in (
        (make_release_book(release, collection), []),
        (make_edition_book(collection, ()), ["report", "version"]),
    ):
        table = book.table("narrative")
        assert table
        (told,) = (dict(zip([c.name for c in table.columns], row, strict=True)) for row in table.rows)
        assert list(told)[: len(before) + 3] == [*before, "row", "kind", "unit"] and table.keys == (*before, "row")
        assert [told[name] for name in ("row", "kind", "text_en", "last_line")] == ["n-1", "cause", "Waiting", 4]
        assert [told[name] for name in before] == ["2019-h1-so-noi-vu", "1.0.0"][: len(before)]


def test_the_edition_has_one_table_of_figures_and_the_lists_they_refer_to():
    book = make_edition_book(make_collection(), make_figures())
    assert [table.name for table in book.main] == ["figures"] and len(book.lists) == 9
    fields = book.table("fields")
    assert book.path == "du-lieu/tat-ca/" and fields and fields.keys == ("report", "table", "field")
    assert [document.number for document in book.documents] == ["03/BC-TTHC"]


# Cells and columns


@pytest.mark.parametrize(
    "state, value", [("reported", Decimal(0)), ("not_in_use", Decimal(0)), ("withheld", None), ("illegible", None)]
)
def test_a_print_is_told_with_its_state_and_hidden_where_it_must_be(state, value):
    row = make_row("bm-01b", "1", {"inspected": make_number("0", state), "issues_found": BLANK})
    table = make_filed_table(make_release(), replace(make_inspection(), rows=(row,)), make_references())
    told = dict(zip((column.name for column in table.columns), *table.rows, strict=True))
    assert (told["inspected"], told["issues_found"]) == (value, None)
    assert told["states"] == ("" if state == "reported" else f"inspected:{state}")


def test_standings_name_their_columns_and_are_silent_of_what_nothing_states_twice():
    standings = {CellPlace("bm-01b", "1", "inspected"): FigureStanding(CONTESTED)}
    table = make_filed_table(make_release(), make_inspection(), make_references(), standings)
    assert [row[table.index("standings")] for row in table.rows] == ["inspected:contested", ""]


def test_a_column_says_its_headings_and_whether_rows_must_fill_it():
    column = StatColumn("late", verbatim("Quá hạn"), headings=(verbatim("Kết quả"), verbatim("Đã giải quyết")))
    assert column.full_label.first == "Kết quả > Đã giải quyết > Quá hạn"
    assert [replace(column, role=role).is_required for role in ("key", "kind", "value")] == [True, True, False]


def test_common_columns_become_keys_where_a_table_wants_it():
    row, unit = make_columns("row", "unit", keys=("row",))
    assert (row.role, unit.role, unit.refers_to) == ("key", "dimension", "units.unit")


def test_prose_always_has_units_and_indicators_and_never_a_category():
    row = make_row("prose", "x", {"value": make_number("1")}, category="iso")
    table = replace(make_prose(), rows=(row,))
    columns = make_filed_table(make_release(), table, make_references()).columns
    assert [column.name for column in columns][1:5] == ["label", "unit", "indicator", "value"]
    assert columns[1].description.first == "Lời của dự án, nói ngắn gọn điều được đếm"


def test_a_field_with_the_name_of_a_common_column_keeps_its_values():
    form = replace(make_inspection().form, fields=(replace(make_inspection().form.fields[0], name="note"),))
    row = make_row("bm-01b", "1", {"note": make_number("6")}, category="cchc", note="Lời ghi")
    columns = ["row", "row_kind", "label", "category", "note", "states", "note", "standings"]
    table = make_filed_table(make_release(), replace(make_inspection(), form=form, rows=(row,)), make_references())
    assert [column.name for column in table.columns] == columns
    assert table.rows[0][4] == Decimal(6)  # type: ignore[index]


# Words


def test_a_table_says_where_it_stands_in_each_language():
    release, references = make_release(), make_references()
    told = table_text(release, make_settlement(), references)
    assert told.in_("en") == (
        "Form “Phụ lục I”; period: H1 2019; from 1 January 2019 to 20 June 2019; body: Sở Nội vụ (en); version 1.0.0."
    )
    assert table_text(release, make_inspection(), references).first == (
        "Kỳ số liệu: Năm 2018; đơn vị: Sở Nội vụ; phiên bản 1.0.0."
    )


def test_a_report_without_number_or_date_is_named_by_its_title():
    release, references = make_release(), make_references()
    nameless = replace(release, source=replace(release.source, number="", date=""))
    assert source_text(nameless, references).first == "Báo cáo 6 tháng đầu năm 2019, Sở Nội vụ"
    assert source_text(release, references).in_("en") == "Report no. 03/BC-TTHC of 20 June 2019, Sở Nội vụ (en)"


def test_what_the_lists_do_not_know_is_named_by_its_id():
    references = make_references()
    assert [unit_text("xa-la", references).in_("en"), period_text("1999", references).first] == ["xa-la", "1999"]
    assert [unit_text("so-noi-vu", references).first, period_text("2018", references).in_("en")] == [
        "Sở Nội vụ", "2018",
    ]  # fmt: skip

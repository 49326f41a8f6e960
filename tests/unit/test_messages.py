"""What commands say: the same verdict as text, Markdown, JSON and SARIF, on made-up problems and findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.cchc.errors import EXIT_BUILD, EXIT_DATA, CchcError, DataError, Problem, UseError
from plugins.cchc.messages import markdown
from plugins.cchc.messages.build_account import count_words, number, read_account, render_account, render_address
from plugins.cchc.messages.commands import EXIT_INTERRUPT, Arguments, run_command
from plugins.cchc.messages.output_formats import FORMATS, UNKNOWN, CellPlaces, check_format, family_of, render
from plugins.cchc.messages.verdict import (
    Verdict,
    by_file,
    check_known,
    finding_words,
    make_verdict,
    report_ids,
)
from plugins.cchc.model.findings import CheckResult, Explanation, Finding
from plugins.cchc.words.text import verbatim

HERE = Path(__file__)
CELL = Problem("data/a.csv", 2, "so", "cell.type", "không phải là số", "ghi số", "6/8", "Sở A", "Tổng số")
PLAIN = Problem("data/a.csv", 3, "", "key.duplicate", "dòng trùng", "xóa một dòng")
WHOLE = Problem("data/b*.csv", None, "", "file.encoding", "không đọc được", "lưu lại")
PROBLEMS = (CELL, PLAIN, WHOLE)


def make_finding(printed: str = "2940", expected: str = "2941", file: str = "", line: int = 0) -> Finding:
    result = CheckResult(
        "2019-h1-x", "1.0.0", "bang/tong", "1", "sum", "fail", verbatim("Tổng_bằng"), True, "error", printed, expected
    )
    return Finding(result, Explanation("bang/tong", "1", "explained", verbatim("In như vậy."), file, line))


REFUSED = Verdict(problems=PROBLEMS)
PASSED = Verdict(
    counts={
        "packages": 5, "tables": 32, "rows": 1207, "cells": 25031, "checks": 9, "confirmed": 4, "in_range": 3,
        "failed": 1, "known": 1, "not_applicable": 1,
    },
    findings=(make_finding(),),
)  # fmt: skip


# The four forms


def test_text_groups_problems_by_file_and_ends_with_their_number():
    assert render(REFUSED, "text", HERE) == (
        "data/a.csv\n"
        "  ✗ dòng 2 “Sở A”, cột “Tổng số” (so): không phải là số (đang ghi: “6/8”)\n    → ghi số [cell.type]\n"
        "  ✗ dòng 3: dòng trùng\n    → xóa một dòng [key.duplicate]\n\n"
        "data/b*.csv\n  ✗ cả tệp: không đọc được\n    → lưu lại [file.encoding]\n\n"
        "✗ 3 lỗi trong 2 tệp: sửa xong hãy chạy lại make check.\n"
    )


def test_text_of_sound_data_counts_what_was_read():
    assert render(PASSED, "text", HERE) == (
        "✓ Dữ liệu đạt: 5 gói dữ liệu, 32 bảng, 1.207 dòng, 25.031 ô.\n"
        "  9 phép đối chiếu: 4 khớp, 3 trong giới hạn, 1 lệch, 1 không áp dụng; 1 chỗ lệch có lời giải thích.\n"
    )


def test_colours_stand_only_where_a_person_looks():
    coloured = render(REFUSED, "text", HERE, colour=True)
    assert "\033[1mdata/a.csv\033[0m" in coloured and "\033[31m✗\033[0m" in coloured
    assert "\033" not in render(REFUSED, "text", HERE)
    assert "\033[32m✓ Dữ liệu đạt\033[0m" in render(PASSED, "text", HERE, colour=True)


def test_markdown_of_refused_data_keeps_foreign_words_words():
    assert render(REFUSED, "markdown", HERE) == (
        "## ✗ 3 lỗi trong 2 tệp\n\n### data/a.csv\n\n"
        "- **dòng 2 “Sở A”, cột “Tổng số” (so)**: không phải là số (đang ghi: “6/8”) → ghi số\n"
        "- **dòng 3**: dòng trùng → xóa một dòng\n\n"
        "### data/b\\*.csv\n\n- **cả tệp**: không đọc được → lưu lại\n"
    )


def test_markdown_of_sound_data_is_a_table_of_counts_and_the_known_mismatches():
    lines = render(PASSED, "markdown", HERE).splitlines()
    assert lines[:6] == [
        "## ✓ Dữ liệu đạt", "", "| Nội dung | Số lượng |", "| --- | ---: |", "| gói dữ liệu | 5 |", "| bảng | 32 |",
    ]  # fmt: skip
    assert lines[-3:] == [
        "### Chỗ lệch đã có lời giải thích", "",
        "- 2019-h1-x, bang/tong, 1: in 2940, tính ra 2941 (explained)",
    ]  # fmt: skip
    assert "###" not in render(Verdict(counts={"rows": 1}), "markdown", HERE)


def test_json_tells_all_of_it():
    told = json.loads(render(REFUSED, "json", HERE))
    assert told["ok"] is False and told["counts"] == {} and told["findings"] == []
    assert [problem["row"] for problem in told["problems"]] == [2, 3, None]
    told = json.loads(render(PASSED, "json", HERE))
    assert told["ok"] is True and told["counts"]["cells"] == 25031
    assert told["findings"] == [
        {
            "report": "2019-h1-x", "version": "1.0.0", "check": "bang/tong", "place": "1", "printed": "2940",
            "expected": "2941", "status": "explained", "text": "In như vậy.",
        }
    ]  # fmt: skip


def test_names_that_are_no_text_leave_the_rest_readable():
    broken = Problem("data/\udcff.csv", None, "", "file.name", "tên lạ", "đổi tên")
    assert json.loads(render(Verdict(problems=(broken,)), "json", HERE))["problems"][0]["message"] == "tên lạ"
    (run,) = json.loads(render(Verdict(problems=(broken,)), "sarif", HERE))["runs"]
    (place,) = run["results"][0]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "data/%FF.csv"


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_names_of_files_stay_on_their_line(form):
    """A name may not begin a line of its own, which a code host would take for a command."""
    odd = Problem("data/x\n::error::y\u202e\udcff.csv", None, "", "file.name", "tên lạ", "đổi tên")
    shown = render(Verdict(problems=(odd,)), form, HERE)
    assert "data/x�::error::y��.csv" in shown.replace("\\", "")
    assert all(line.isprintable() for line in shown.splitlines())


def test_sarif_points_into_the_files(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_text('ten,so,ghi\n"Sở, A",6/8,x\n', encoding="utf-8")
    (run,) = json.loads(render(REFUSED, "sarif", tmp_path))["runs"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert [place.get("region") for place in places] == [
        {"startLine": 2, "startColumn": 9, "endColumn": 12}, {"startLine": 3}, None,
    ]  # fmt: skip
    assert places[2]["artifactLocation"] == {"uri": "data/b%2A.csv", "uriBaseId": "%SRCROOT%"}
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 2]
    assert run["results"][0]["message"]["text"] == (
        "dòng 2 “Sở A”, cột “Tổng số” (so): không phải là số (đang ghi: “6/8”). → ghi số"
    )
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["cell.type", "key.duplicate", "file.encoding"]
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": EXIT_DATA}]
    assert (run["language"], run["properties"]["ok"]) == ("vi", False)


def test_sarif_tells_of_known_mismatches_as_notes_where_their_words_stand():
    verdict = Verdict(findings=(make_finding(), make_finding(file="data/findings/y.yaml", line=7)))
    (run,) = json.loads(render(verdict, "sarif", HERE))["runs"]
    first, second = (result["locations"][0]["physicalLocation"] for result in run["results"])
    assert (first["artifactLocation"]["uri"], "region" in first) == ("data/findings/2019-h1-x.yaml", False)
    assert (second["artifactLocation"]["uri"], second["region"]) == ("data/findings/y.yaml", {"startLine": 7})
    assert {result["level"] for result in run["results"]} == {"note"}
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["defaultConfiguration"] == {"level": "note"} and run["results"][1]["ruleIndex"] == 0
    assert run["results"][0]["message"]["text"].endswith("(explained): In như vậy.")
    assert run["invocations"][0]["exitCode"] == 0


def test_an_unknown_form_is_wrong_use():
    for form in FORMATS:
        check_format(form)
    with pytest.raises(UseError, match="“xml”: chọn một trong text, markdown, json, sarif"):
        check_format("xml")


# Words


@pytest.mark.parametrize("count, words", [(0, "0"), (999, "999"), (25031, "25.031"), (1234567, "1.234.567")])
def test_counts_are_written_the_vietnamese_way(count, words):
    assert number(count) == words


def test_only_counts_that_there_are_are_told():
    assert count_words({"rows": 2, "cells": 1500}, "tables", "cells", "rows") == "1.500 ô, 2 dòng"


def test_a_finding_without_an_expected_value_says_the_rule():
    assert finding_words(make_finding(expected="")) == "2019-h1-x, bang/tong, 1: Tổng_bằng (explained)"


def test_problems_stand_with_their_files():
    assert [(file, len(problems)) for file, problems in by_file(PROBLEMS)] == [("data/a.csv", 2), ("data/b*.csv", 1)]


def test_a_code_belongs_to_the_family_of_its_first_word():
    assert family_of("cell.type") == "Ô dữ liệu không dùng được"
    assert family_of("gì.đó") is UNKNOWN is family_of("")


def test_markdown_escapes_each_sign_that_would_be_markup():
    assert markdown.plain("a_b*c <d> [e] #f |g| ~h !i `j` {k} \\") == (
        "a\\_b\\*c \\<d\\> \\[e\\] \\#f \\|g\\| \\~h \\!i \\`j\\` \\{k\\} \\\\"
    )


# Places of cells


@pytest.mark.parametrize(
    "row, column, span",
    [
        (1, "so", (5, 7)), (2, "ten", (1, 8)), (2, "so", (9, 12)), (2, "ghi", (13, 13)), (2, "lạ", None),
        (3, "ghi", None), (0, "so", None), (9, "so", None), (2, "", None),
    ],
)  # fmt: skip
def test_a_cell_is_found_by_its_letters(tmp_path, row, column, span):
    (tmp_path / "a.csv").write_text('ten,so,ghi\n"Sở, A",6/8,\nx,y\n', encoding="utf-8")
    assert CellPlaces(tmp_path).find("a.csv", row, column) == span


def test_only_readable_tables_have_places(tmp_path):
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe")
    (tmp_path / "c.yaml").write_text("so\n1\n", encoding="utf-8")
    places = CellPlaces(tmp_path)
    assert [places.find(name, 1, "so") for name in ("a.csv", "b.csv", "c.yaml")] == [None, None, None]


# The verdict and the commands


def make_reports(root: Path) -> Path:
    for name in ("2018-so-a", "2019-so-b"):
        (root / "data" / "reports" / name).mkdir(parents=True)
    (root / "data" / "reports" / "README.md").write_text("", encoding="utf-8")
    return root


def refuse(root: Path, report: str | None, say) -> None:
    raise DataError([PLAIN])


def test_refused_data_are_a_verdict_and_no_error(tmp_path):
    verdict = make_verdict(make_reports(tmp_path), "2018-so-a", print, refuse)
    assert verdict.problems == (PLAIN,) and verdict.exit_code == EXIT_DATA and verdict.files == 1
    assert Verdict().exit_code == 0


def test_a_mistyped_report_hears_the_nearest(tmp_path):
    assert report_ids(make_reports(tmp_path)) == ("2018-so-a", "2019-so-b") and report_ids(tmp_path / "x") == ()
    with pytest.raises(UseError, match="Không có báo cáo “2018-so-x”"):
        make_verdict(tmp_path, "2018-so-x", print, refuse)
    with pytest.raises(UseError, match="Thiếu REPORT: chọn trong a, b"):
        check_known("", ("a", "b"))
    with pytest.raises(UseError, match="chưa có báo cáo nào"):
        check_known("x", ())


@pytest.mark.parametrize(
    "words, said",
    [
        (["--la"], "không có từ “--la”"),
        (["--count"], "--count thiếu giá trị"),
        (["--count", "x"], "--count phải là một số nguyên, không phải “x”"),
        (["--flag=1"], "--flag không nhận giá trị “1”"),
        (["--cou", "1"], "không có từ “--cou 1”"),
    ],
)
def test_wrong_words_are_told_in_vietnamese(words, said):
    parser = Arguments("make thử")
    parser.add_argument("--count", type=int)
    parser.add_argument("--flag", action="store_true")
    with pytest.raises(UseError) as caught:
        parser.parse_args(words)
    assert str(caught.value) == f"Gọi lệnh sai: {said}. Xem make help."


def failing(error: BaseException):
    def command() -> int:
        raise error

    return command


@pytest.mark.parametrize(
    "error, code, said",
    [
        (UseError("Thiếu."), 64, "✗ Thiếu.\n"),
        (CchcError("Hỏng."), EXIT_BUILD, "✗ Hỏng.\n"),
        (KeyboardInterrupt(), EXIT_INTERRUPT, "✗ Đã dừng theo yêu cầu.\n"),
        (
            ValueError("một\n hai"),
            EXIT_BUILD,
            "✗ Lỗi ngoài dự kiến: ValueError: một hai. Đây là lỗi của chương trình; xem chi tiết bằng CCHC_DEBUG=1.\n",
        ),
    ],
)
def test_a_command_ends_with_one_line_and_its_code(error, code, said, capsys, monkeypatch):
    monkeypatch.delenv("CCHC_DEBUG", raising=False)
    assert run_command(failing(error)) == code
    assert capsys.readouterr().err == said


def test_who_asks_sees_where_it_broke(capsys, monkeypatch):
    monkeypatch.setenv("CCHC_DEBUG", "1")
    assert run_command(failing(ValueError("x"))) == EXIT_BUILD
    assert "Traceback" in capsys.readouterr().err
    assert run_command(lambda: 7) == 7


# The account of a build


def test_the_account_of_a_build_is_read_and_told(tmp_path):
    read = dict(zip(("packages", "tables", "rows", "cells", "figures"), (2, 3, 4, 5, 6), strict=True))
    made = {"edition": "2026-11", "pages": 1507, "charts": 3, "files": 20, "checks": 9, "failed": 2, "known": 2}
    counts = made | read
    (tmp_path / "build.json").write_text(json.dumps(counts), encoding="utf-8")
    account = read_account(tmp_path)
    assert account == {name: count for name, count in counts.items() if name != "edition"}
    assert render_account(account) == (
        "✓ Đã dựng xong: 1.507 trang, 3 biểu đồ, 20 tệp tải về.\n"
        "  Dữ liệu: 2 gói dữ liệu, 3 bảng, 4 dòng, 5 ô, 6 số liệu.\n"
        "  Đối chiếu: 9 phép đối chiếu, 2 lệch; 2 chỗ lệch có lời giải thích."
    )


@pytest.mark.parametrize("content", [None, "{"])
def test_a_site_without_account_was_not_built_to_its_end(tmp_path, content):
    if content:
        (tmp_path / "build.json").write_text(content, encoding="utf-8")
    with pytest.raises(CchcError, match="dở dang"):
        read_account(tmp_path)


def test_the_built_site_can_be_opened(tmp_path):
    assert render_address(tmp_path).startswith(f"→ mở {(tmp_path / 'index.html').as_uri()}\n")

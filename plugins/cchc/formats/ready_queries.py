"""The ready questions of the explore page; the first three are the worked examples of the guide."""

from __future__ import annotations

from ..words.text import message
from .query import Query, count, name, share

CENTRE = "2019-h1-trung-tam-phuc-vu-hanh-chinh-cong"
YEAR_2018 = "2018-so-thong-tin-va-truyen-thong"
LONG_PHU = "2023-q1-huyen-long-phu"

LATE_2019 = Query(
    "tre-han-2019",
    message("Đơn vị nào giải quyết trễ hạn trong 6 tháng đầu năm 2019?"),
    message(
        "Số của Trung tâm Phục vụ hành chính công, Phụ lục I: hồ sơ đã giải quyết và trong đó trễ hạn. Trễ ít "
        "hồ sơ trên mẫu số nhỏ vẫn thành tỷ lệ lớn: hãy nêu cả hai số."
    ),
    f"""SELECT u.name_vi AS name,
       sum(f.value) FILTER (WHERE f.field = 'resolved_late') AS late,
       sum(f.value) FILTER (WHERE f.field = 'resolved_total') AS settled,
       round(100.0 * sum(f.value) FILTER (WHERE f.field = 'resolved_late')
             / sum(f.value) FILTER (WHERE f.field = 'resolved_total'), 2) AS late_share
FROM newest_figures f
JOIN units u ON u.unit = f.unit
WHERE f.report = '{CENTRE}'
  AND f."table" = 'tthc-pl-1' AND f."row" NOT IN ('total', 'percent')
GROUP BY f.unit
HAVING late > 0
ORDER BY late DESC, late_share DESC, f.unit""",
    (
        name("Đơn vị", "Body"),
        count("late", "Trễ hạn", "Late"),
        count("settled", "Đã giải quyết", "Settled"),
        share("late_share", "Tỷ lệ trễ, %", "Late, %"),
    ),
)

ONLINE_LONG_PHU = Query(
    "truc-tuyen-long-phu",
    message("Quý I/2023, tỷ lệ hồ sơ trực tuyến của huyện Long Phú và của các xã khác nhau ra sao?"),
    message(
        "Chỉ tính thủ tục mức độ 3 và 4 có phát sinh hồ sơ, theo lời văn của báo cáo. Mục khác của cùng báo "
        "cáo ghi 1.047 hồ sơ trực tuyến của cấp xã, không phải 1.049; dòng “đã in” là tỷ lệ báo cáo tự tính."
    ),
    f"""WITH figure AS (
  SELECT "row", value FROM newest_figures WHERE report = '{LONG_PHU}' AND "table" = 'prose'
)
SELECT c.label_vi AS name, online.value AS online, received.value AS received,
       round(100.0 * online.value / received.value, 2) AS online_share, printed.value AS printed_share
FROM (SELECT 'huyen' AS id, 'district' AS code UNION ALL SELECT 'xa', 'commune') level
JOIN code_lists c ON c.list = 'level' AND c.code = level.code
JOIN figure online ON online."row" = level.id || '-truc-tuyen'
JOIN figure received ON received."row" = level.id || '-truc-tuyen-tren-tong'
JOIN figure printed ON printed."row" = level.id || '-truc-tuyen-ty-le'
ORDER BY level.id""",
    (
        name("Cấp", "Level"),
        count("online", "Trực tuyến", "Online"),
        count("received", "Tiếp nhận", "Received"),
        share("online_share", "Tỷ lệ, %", "Share, %"),
        count("printed_share", "Tỷ lệ đã in, %", "Printed share, %"),
    ),
)

LATE_2018 = Query(
    "tre-han-bieu-12",
    message("Hồ sơ trễ hạn của biểu 12 năm 2018 nằm ở đâu?"),
    message("Mười nơi nhiều hồ sơ trễ hạn nhất, tỷ lệ cộng dồn trên mọi nơi và riêng trên cấp huyện và cấp xã."),
    f"""WITH late AS (
  SELECT f.unit, u.name_vi AS own_name, p.name_vi AS parent_name, u.level, f.value
  FROM newest_figures f
  JOIN units u ON u.unit = f.unit
  LEFT JOIN units p ON p.unit = u.parent AND u.level = 'commune'
  WHERE f.report = '{YEAR_2018}' AND f."table" = 'bm-12' AND f.field = 'resolved_late' AND f.value IS NOT NULL
), ranked AS (
  SELECT *, sum(value) OVER (ORDER BY value DESC, unit) AS running FROM late
)
SELECT own_name || coalesce(', ' || parent_name, '') AS name, value AS late, running,
       round(100.0 * running / (SELECT sum(value) FROM late), 2) AS share_of_all,
       CASE WHEN level IN ('district', 'commune') THEN round(100.0 *
         sum(value) FILTER (WHERE level IN ('district', 'commune')) OVER (ORDER BY value DESC, unit)
         / (SELECT sum(value) FROM late WHERE level IN ('district', 'commune')), 2) END AS share_local
FROM ranked ORDER BY late DESC, unit LIMIT 10""",
    (
        name("Nơi", "Place"),
        count("late", "Trễ hạn", "Late"),
        count("running", "Cộng dồn", "Running total"),
        share("share_of_all", "Cộng dồn trên mọi nơi, %", "Running share of all, %"),
        share("share_local", "Cộng dồn trên huyện và xã, %", "Running share of districts and communes, %"),
    ),
)

LATE_BY_LEVEL = Query(
    "tre-han-theo-cap",
    message("Biểu 12 năm 2018: mỗi cấp có bao nhiêu hồ sơ trễ hạn?"),
    message("Nhiều xã in 0 vì chưa dùng hệ thống một cửa điện tử, nên số này không phải của mọi xã."),
    f"""SELECT c.label_vi AS name, count(DISTINCT f.unit) AS places,
       sum(f.value) FILTER (WHERE f.field = 'received') AS received,
       sum(f.value) FILTER (WHERE f.field = 'resolved_on_time') AS on_time,
       sum(f.value) FILTER (WHERE f.field = 'resolved_late') AS late
FROM newest_figures f
JOIN units u ON u.unit = f.unit
LEFT JOIN code_lists c ON c.list = 'level' AND c.code = u.level
WHERE f.report = '{YEAR_2018}' AND f."table" = 'bm-12'
GROUP BY u.level ORDER BY late DESC""",
    (
        name("Cấp", "Level"),
        count("places", "Số nơi", "Places"),
        count("received", "Tiếp nhận", "Received"),
        count("on_time", "Đúng hạn", "On time"),
        count("late", "Trễ hạn", "Late"),
    ),
)

ONLINE_2019 = Query(
    "truc-tuyen-2019",
    message("6 tháng đầu năm 2019, đơn vị nào nhận nhiều hồ sơ qua mạng nhất?"),
    message("Tính trên mọi hồ sơ tiếp nhận, kể cả kỳ trước chuyển qua; không so được với tỷ lệ của biểu 534 và 535."),
    f"""SELECT u.name_vi AS name,
       sum(f.value) FILTER (WHERE f.field = 'received_online') AS online,
       sum(f.value) FILTER (WHERE f.field = 'received_total') AS received,
       round(100.0 * sum(f.value) FILTER (WHERE f.field = 'received_online')
             / sum(f.value) FILTER (WHERE f.field = 'received_total'), 2) AS online_share
FROM newest_figures f
JOIN units u ON u.unit = f.unit
WHERE f.report = '{CENTRE}'
  AND f."table" = 'tthc-pl-1' AND f."row" NOT IN ('total', 'percent')
GROUP BY f.unit
HAVING online > 0
ORDER BY online_share DESC, f.unit""",
    (
        name("Đơn vị", "Body"),
        count("online", "Trực tuyến", "Online"),
        count("received", "Tiếp nhận", "Received"),
        share("online_share", "Tỷ lệ, %", "Share, %"),
    ),
)

INDICATORS_SHARED = Query(
    "chi-tieu-nhieu-ky",
    message("Chỉ tiêu nào có số liệu ở nhiều kỳ nhất?"),
    message("Chỉ để tìm đường: định nghĩa có thể khác nhau giữa các biểu."),
    """SELECT i.label_vi AS name, i.indicator, count(DISTINCT f.period) AS periods,
       count(DISTINCT f.unit) AS bodies, count(*) AS figures
FROM newest_figures f
JOIN indicators i ON i.indicator = f.indicator
WHERE f.state = 'reported'
GROUP BY i.indicator
ORDER BY periods DESC, figures DESC, i.indicator LIMIT 12""",
    (
        name("Chỉ tiêu", "Indicator"),
        name("Mã", "Code", "indicator"),
        count("periods", "Số kỳ", "Periods"),
        count("bodies", "Số đơn vị", "Bodies"),
        count("figures", "Số liệu", "Figures"),
    ),
)

EMPTY_CELLS = Query(
    "o-trong",
    message("Ô không có số liệu: vì sao?"),
    message("Để trống, không thuộc phạm vi và chưa dùng hệ thống là ba điều khác nhau, và không điều nào là số 0."),
    """SELECT r.title_vi AS name, coalesce(c.label_vi, s.state) AS state, sum(s.cells) AS cells
FROM unstated_figures s
JOIN reports r ON r.report = s.report AND r.newest = 1
LEFT JOIN code_lists c ON c.list = 'state' AND c.code = s.state
GROUP BY s.report, s.state ORDER BY s.report, cells DESC""",
    (
        name("Báo cáo", "Report"),
        name("Trạng thái", "State", "state"),
        count("cells", "Số ô", "Cells"),
    ),
)

REPORTS_HELD = Query(
    "bao-cao",
    message("Bộ sưu tập có những báo cáo nào?"),
    message("Mỗi báo cáo một dòng, bản mới nhất."),
    """SELECT r.title_vi AS name, r.period, r.document_date, r.version, c.cells, c.stated
FROM reports r
JOIN counts_by_report c ON c.report = r.report AND c.version = r.version
WHERE r.newest = 1 ORDER BY r.document_date, r.report""",
    (
        name("Báo cáo", "Report"),
        name("Kỳ", "Period", "period"),
        name("Ngày văn bản", "Date of the document", "document_date"),
        name("Bản", "Version", "version"),
        count("cells", "Số ô", "Cells"),
        count("stated", "Có số liệu", "With a figure"),
    ),
)

QUERIES = (
    LATE_2019, ONLINE_LONG_PHU, LATE_2018, LATE_BY_LEVEL, ONLINE_2019, INDICATORS_SHARED, EMPTY_CELLS, REPORTS_HELD,
)  # fmt: skip

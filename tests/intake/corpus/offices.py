"""Files with many quirks at once, as offices send them."""

import datetime as dt
import unicodedata
from collections.abc import Sequence

from tests.intake.corpus.case import Case, csv_text, error, info, mapping, sheet, warning, whose
from tests.intake.corpus.letters import tcvn3, vni
from tests.intake.workbooks import Tab, ods, xls, xlsx

_DAY = "2025-09-30"
_FIGURES = (
    ("31340", "Ngã Bảy", 52340, 1509, 1215, 47100, 45210),
    ("31471", "Long Mỹ", 41020, 1100, 986, 36900, 35005),
    ("31135", "Ninh Kiều", 96800, 2400, 2511, 88000, 86400),
    ("31231", "Thạnh An", 23410, 700, 402, 21000, 19876),
)
"""Code, name, people, target and count of voluntary social insurance, of health insurance."""
_LAO_CAI = (("04441", "Xuân Ái", 812, 640), ("04456", "Mù Cang Chải", 1300, 1011))
_LAI_CHAU = (("03388", "Đoàn Kết", 1215, 1509), ("03478", "Sìn Hồ", 402, 640))
_WIDE = "2=unit_name;3=people_count.population;4=target_count.vsi;5=participant_count.vsi"
_WIDE += ";6=attainment_pct.vsi;7=target_count.hi;8=participant_count.hi;9=attainment_pct.hi"
_HEAD = ["STT", "Xã, phường", "Dân số", "BHXH tự nguyện", None, None, "BHYT", None, None]
_UNDER = [None, None, None, *["Chỉ tiêu", "Thực hiện", "Tỷ lệ %"] * 2]
_MERGED = ("A{0}:A{1}", "B{0}:B{1}", "C{0}:C{1}", "D{0}:F{0}", "G{0}:I{0}")


def _merged(first: int) -> tuple[str, ...]:
    return tuple(area.format(first, first + 1) for area in _MERGED)


def _table(head: str, *rows: str) -> str:
    return "\n".join((head, *rows))


def _targets(rows: Sequence[tuple[str, str, int]], issuer: str = "people_committee") -> str:
    return _table(
        "unit_code indicator_code period_start period_end target_count issuer decision_no",
        *(f"{code} {i} 2025-01-01 2025-12-31 {count} {issuer} -" for code, i, count in rows),
    )


def _reports(rows: Sequence[tuple[str, str, int]], day: str = _DAY) -> str:
    return _table(
        "unit_code indicator_code as_of_date participant_count",
        *(f"{code} {indicator} {day} {count}" for code, indicator, count in rows),
    )


def _rate(count: int, target: int) -> float:
    return round(100 * count / target, 2)


def _wide_tables(issuer: str = "people_committee") -> dict[str, str]:
    reports, targets = [], []
    for code, _, _, vt, vc, ht, hc in _FIGURES:
        reports += [
            f"{code} vsi {_DAY} {vc} {_rate(vc, vt)}",
            f"{code} hi {_DAY} {hc} {_rate(hc, ht)}",
        ]
        targets += [(code, "vsi", vt), (code, "hi", ht)]
    head = "unit_code indicator_code as_of_date participant_count attainment_pct"
    people = (f"{row[0]} population {_DAY} {row[2]}" for row in _FIGURES)
    return {
        "reports": _table(head, *reports),
        "targets": _targets(targets, issuer),
        "denominators": _table("unit_code denominator_kind as_of_date people_count", *people),
    }


def _vn(number: float) -> str:
    """A number the Vietnamese way."""
    shown = f"{number:,}" if isinstance(number, int) else f"{number:,.2f}"
    return shown.translate(str.maketrans(",.", ".,"))


def _wide_line(number: object, row: Sequence[object], *, name: str, as_text: bool) -> list[object]:
    _, _, people, vt, vc, ht, hc = (int(v) if isinstance(v, int) else v for v in row)
    cells = [people, vt, vc, _rate(vc, vt), ht, hc, _rate(hc, ht)]  # type: ignore[arg-type]
    return [number, name, *((_vn(c) if as_text else c) for c in cells)]  # type: ignore[arg-type]


def _sums() -> list[object]:
    people, vt, vc, ht, hc = (sum(row[i] for row in _FIGURES) for i in range(2, 7))  # type: ignore[misc]
    return [people, vt, vc, _rate(vc, vt), ht, hc, _rate(hc, ht)]


_LETTERHEAD = [
    ["ỦY BAN NHÂN DÂN", None, None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["THÀNH PHỐ CẦN THƠ", None, None, None, None, "Độc lập - Tự do - Hạnh phúc"],
    ["Số: 125/BC-UBND", None, None, None, None, "Cần Thơ, ngày 05 tháng 10 năm 2025"],
    ["BÁO CÁO KẾT QUẢ PHÁT TRIỂN NGƯỜI THAM GIA BHXH TỰ NGUYỆN, BHYT"],
    ["(Số liệu tính đến ngày 30 tháng 9 năm 2025)"],
    [None, None, None, None, None, None, None, None, "Đơn vị tính: Người"],
]
_FOOT: list[list[object]] = [
    [],
    [None, "Nơi nhận:", None, None, None, "TM. ỦY BAN NHÂN DÂN"],
    [None, "- Như trên;", None, None, None, "KT. CHỦ TỊCH"],
    [None, "- Lưu: VT.", None, None, None, "PHÓ CHỦ TỊCH"],
    [None, None, None, None, None, "Nguyễn Văn Tám"],
]
_NUMBERED = ["A", "B", 1, 2, 3, "4=3/2*100", 5, 6, "7=6/5*100"]
_WIDE_TOLD = (
    info("date_from_title", "Bao cao T9"),
    mapping("Bao cao T9!7", _WIDE),
    whose("Bao cao T9"),
)

_CITY_SHEET = [
    *_LETTERHEAD,
    _HEAD,
    _UNDER,
    _NUMBERED,
    ["I", "CÁC PHƯỜNG"],
    *(
        _wide_line(n, row, name=f"Phường {row[1]}", as_text=False)
        for n, row in enumerate(_FIGURES[:3], 1)
    ),
    ["II", "CÁC XÃ"],
    _wide_line(4, _FIGURES[3], name="Xã Thạnh An", as_text=False),
    [None, "TỔNG CỘNG", *_sums()],
    *_FOOT,
]


def _short(rows: Sequence[tuple[str, str, int, int]]) -> dict[str, str]:
    return {
        "reports": _reports([(code, "vsi", count) for code, _, _, count in rows]),
        "targets": _targets([(code, "vsi", target) for code, _, target, _ in rows]),
    }


def _old_text() -> str:
    lines = [f"{n}\t{u}\t{_vn(t)}\t{_vn(c)}" for n, (_, u, t, c) in enumerate(_LAI_CHAU, 1)]
    return "\n".join(
        ("BHXH TN", "Số liệu đến ngày 30/9/2025", "STT\tXã, phường\tChỉ tiêu\tThực hiện", *lines)
    )


_SHORT = "2=unit_name;3=target_count.vsi;4=participant_count.vsi"

CASES = [
    Case(
        "office_city_report",
        "Letterhead, signing day, three kinds of figures, groups, numbering, total, recipients.",
        xlsx(Tab("Bao cao T9", _CITY_SHEET, merged=_merged(7))),
        file="BC BHXH T9 (chinh thuc).xlsx",
        tables=_wide_tables(),
        told=_WIDE_TOLD,
    ),
    Case(
        "office_city_report_xls",
        "The same in the old form, every number as text the Vietnamese way.",
        xls(
            Tab(
                "Bao cao T9",
                [
                    *_CITY_SHEET[:9],
                    *(
                        _wide_line(str(n), row, name=f"{n}. P. {row[1]}", as_text=True)
                        for n, row in enumerate(_FIGURES[:3], 1)
                    ),
                    _wide_line("4", _FIGURES[3], name="4. X. Thạnh An", as_text=True),
                    [None, "Cộng", *(_vn(v) for v in _sums())],  # type: ignore[arg-type]
                    *_FOOT,
                ],
                merged=_merged(7),
            )
        ),
        file="BC thang 9.xls",
        tables=_wide_tables(),
        told=_WIDE_TOLD,
    ),
    Case(
        "office_city_report_ods",
        "The same out of LibreOffice, the province's row first, another issuer remembered.",
        ods(
            Tab(
                "Bao cao T9",
                [
                    *_CITY_SHEET[:8],
                    [None, "Thành phố Cần Thơ", *_sums()],
                    *(
                        _wide_line(n, row, name=str(row[1]).upper(), as_text=False)
                        for n, row in enumerate(_FIGURES, 1)
                    ),
                ],
                merged=_merged(7),
            )
        ),
        file="bao_cao.ods",
        remembered={"mapping:*": _WIDE, "issuer:*": "social_security"},
        tables=_wide_tables("social_security"),
        told=(info("date_from_title", "Bao cao T9"),),
    ),
    Case(
        "office_city_report_csv",
        "The same saved as CSV with semicolons: merging lost, marks Vietnamese, a total that a"
        " late correction no longer gives.",
        csv_text(
            "\ufeffỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ;;;;;;;;",
            "Số: 125/BC-UBND;;;;;Cần Thơ, ngày 05 tháng 10 năm 2025;;;",
            "BÁO CÁO THÁNG 9 NĂM 2025;;;;;;;;",
            ";;;;;;;;",
            ";".join(c or "" for c in _HEAD),
            ";".join(c or "" for c in _UNDER),
            *(
                ";".join(map(str, _wide_line(n, row, name=str(row[1]), as_text=True)))
                for n, row in enumerate(_FIGURES, 1)
            ),
            ";Tổng cộng;213.570;5.709;5.115;89,60;193.000;186.491;96,63",
        ),
        file="BC T9.csv",
        tables=_wide_tables(),
        told=(
            info("date_from_title"),
            mapping("5", _WIDE),
            whose(),
            warning("total_differs", "11 BHXH tự nguyện – Thực hiện"),
        ),
    ),
    Case(
        "office_pdf_copy",
        "Copied out of a PDF into Excel: decomposed letters, spaces in words, no merging, page"
        " headings twice, rates with a comma.",
        sheet(
            ["KẾT QUẢ BHXH TỰ NGUYỆN ĐẾN 30/9/2025"],
            ["STT", "Xã, phường", "Chỉ tiêu", "Thực hiện"],
            [1, unicodedata.normalize("NFD", "Xuân Á i"), "812", "640 "],
            ["STT", "Xã, phường", "Chỉ tiêu", "Thực hiện"],
            ["(1)", "(2)", "(3)", "(4)"],
            [2, "Mù  Cang Ch ải", "1 300", "1\u00a0011"],
            name="Table 1",
        ),
        file="copy.xlsx",
        context={"province": "15"},
        tables=_short(_LAO_CAI),
        told=(
            info("date_from_title", "Table 1"),
            mapping("Table 1!2", _SHORT),
            whose("Table 1"),
        ),
    ),
    Case(
        "office_tcvn3",
        "An old sheet in .VnTime with marks that nothing proves.",
        tcvn3(_old_text()).encode("latin-1"),
        file="BHXH.txt",
        context={"province": "12"},
        tables=_short(_LAI_CHAU),
        told=(
            warning("legacy_letters", ask="encoding", suggested="tcvn3"),
            info("date_from_title"),
            mapping("3", _SHORT),
            warning("ambiguous_mark", "4 Chỉ tiêu", ask="mark", suggested="comma"),
            whose(),
        ),
    ),
    Case(
        "office_vni_answered",
        "A VNI sheet for which everything has been answered.",
        vni(_old_text().replace("Đoàn Kết", "Ngã Bảy").replace("Sìn Hồ", "Long Mỹ")).encode(
            "latin-1"
        ),
        file="BHXH.txt",
        answers={
            "encoding": "vni",
            "mark": "comma",
            "mapping:*": _SHORT,
            "issuer:*": "unit_itself",
        },
        tables={
            "reports": _reports([("31340", "vsi", 1509), ("31471", "vsi", 640)]),
            "targets": _targets([("31340", "vsi", 1215), ("31471", "vsi", 402)], "unit_itself"),
        },
        told=(info("date_from_title"),),
    ),
    Case(
        "office_two_months",
        "Last month, this month, difference and rank side by side, under group headings.",
        sheet(
            ["SO SÁNH KẾT QUẢ BHXH TỰ NGUYỆN NĂM 2025"],
            ["TT", "Đơn vị", "Thực hiện", None, "So sánh", "Xếp hạng"],
            [None, None, "Tháng 8", "Tháng 9", None, None],
            [1, "P. Ngã Bảy", 1190, 1215, "+25", 1],
            [2, "P. Long Mỹ", 991, 986, "-5", 2],
            [None, "Tổng cộng", 2181, 2201, "+20", None],
            merged=("A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3"),
            name="So sanh",
        ),
        file="so sanh.xlsx",
        tables={
            "reports": _table(
                _reports([("31340", "vsi", 1190), ("31471", "vsi", 991)], "2025-08-31"),
                "31340 vsi 2025-09-30 1215",
                "31471 vsi 2025-09-30 986",
            )
        },
        told=(mapping("So sanh!2", "2=unit_name;3=participant_count.vsi;4=participant_count.vsi"),),
    ),
    Case(
        "office_long_list",
        "One line for each unit and insurance, units merged, days as Excel days, own codes.",
        sheet(
            ["TỔNG HỢP SỐ LIỆU"],
            ["Mã đơn vị", "Địa phương", "Loại hình", "Kỳ báo cáo", "Lũy kế", "Ghi chú"],
            ["TA009201", "Ngã Bảy", "BHXH tự nguyện", dt.date(2025, 9, 30), 1215, None],
            ["TA009201", None, "Bảo hiểm y tế", "T9/2025", 45210, "ước"],
            ["TA009202", "Long Mỹ", "BHXH tự nguyện", 45930, 986, None],
            ["TA009202", None, "BHYT", "30/09/2025", 35005, None],
            merged=("B3:B4", "B5:B6"),
            formats={"D3": "dd/mm/yyyy"},
            name="Tong hop",
        ),
        file="tong hop.xlsx",
        tables={
            "reports": _table(
                "unit_code indicator_code as_of_date participant_count note",
                f"31340 vsi {_DAY} 1215 -",
                f"31340 hi {_DAY} 45210 ước",
                f"31471 vsi {_DAY} 986 -",
                f"31471 hi {_DAY} 35005 -",
            )
        },
        told=(
            mapping(
                "Tong hop!2",
                "1=unit_code;2=unit_name;3=indicator_code;4=as_of_date;5=participant_count;6=note",
            ),
        ),
    ),
    Case(
        "office_news_figures",
        "Figures out of a speech: rounded, more than, in millions, rates more than.",
        csv_text(
            "Tình hình BHYT đến hết tháng 9/2025",
            "Xã, phường;Dân số;Số người tham gia;Tỷ lệ bao phủ",
            "Ngã Bảy;khoảng 52 nghìn;trên 45.000;>86%",
            "Long Mỹ;41.020;35.005;85,33%",
            "Ninh Kiều;≈ 0,1 triệu;86.400;…",
        ),
        file="phat bieu.csv",
        tables={
            "reports": _table(
                "unit_code indicator_code as_of_date participant_count coverage_pct qualifier"
                " coverage_qualifier",
                f"31340 hi {_DAY} 45000 86.0 at_least at_least",
                f"31471 hi {_DAY} 35005 85.33 - -",
                f"31135 hi {_DAY} 86400 - - -",
            ),
            "denominators": _table(
                "unit_code denominator_kind as_of_date people_count qualifier",
                f"31340 population {_DAY} 52000 about",
                f"31471 population {_DAY} 41020 -",
                f"31135 population {_DAY} 100000 about",
            ),
        },
        told=(
            info("date_from_title"),
            mapping(
                "2",
                "1=unit_name;2=people_count.population;3=participant_count.hi;4=coverage_pct.hi",
            ),
        ),
    ),
    Case(
        "office_many_faults",
        "Six faults in six lines: each is told at its cell, the good line is read.",
        sheet(
            ["KẾT QUẢ BHXH TỰ NGUYỆN ĐẾN NGÀY 30/9/2025"],
            ["STT", "Xã, phường", "Chỉ tiêu", "Thực hiện", "Tỷ lệ %"],
            [1, "Ngã Bảy", 1500, 1215, 81.0],
            [2, "Quận Ninh Kiều", 100, 90, 90.0],
            [3, "Xã Vị Thanh", 100, 90, 90.0],
            [4, "Long Mỹ", 1000, "chưa có", 98.6],
            [5, "Tân An", 100, -9, 90.0],
            [6, "An Bình", 100, 90, "#DIV/0!"],
            [7, "Ngã Bảy", 100, 90, 90.0],
            name="T9",
        ),
        file="loi.xlsx",
        tables={
            "reports": _table(
                "unit_code indicator_code as_of_date participant_count attainment_pct",
                f"31340 vsi {_DAY} 1215 81.0",
            ),
            "targets": _targets(
                [
                    ("31340", "vsi", 1500),
                    ("31471", "vsi", 1000),
                    ("31147", "vsi", 100),
                    ("31150", "vsi", 100),
                ]
            ),
        },
        told=(
            info("date_from_title", "T9"),
            mapping(
                "T9!2",
                "2=unit_name;3=target_count.vsi;4=participant_count.vsi;5=attainment_pct.vsi",
            ),
            whose("T9"),
            error("unknown_unit", "T9!B4"),
            error("unknown_unit_near", "T9!B5", ask="unit"),
            error("bad_count", "T9!D6"),
            error("negative_count", "T9!D7"),
            error("formula_error", "T9!E8"),
            error("duplicate_key", "T9!9"),
        ),
        is_acceptable=False,
    ),
    Case(
        "office_pupils",
        "Health insurance of pupils by commune: people of another kind, shares as rates.",
        sheet(
            ["THEO DÕI THỰC HIỆN BHYT HỌC SINH NĂM HỌC 2025-2026"],
            ["Thời điểm 31/10/2025"],
            ["STT", "Tên xã, phường", "Tổng số học sinh", "Đã tham gia", "Tỷ lệ tham gia"],
            [1, "Phường Ngã Bảy", 8000, 7960, 0.995],
            [2, "Phường Long Mỹ", 6000, 5850, 0.975],
            [None, "Tổng số", 14000, 13810, 0.9864],
            name="HSSV",
        ),
        file="HSSV.xlsx",
        context={"received_on": "2025-11-03"},
        tables={
            "reports": _table(
                "unit_code indicator_code as_of_date participant_count coverage_pct",
                "31340 hi_pupil 2025-10-31 7960 99.5",
                "31471 hi_pupil 2025-10-31 5850 97.5",
            ),
            "denominators": _table(
                "unit_code denominator_kind as_of_date people_count",
                "31340 pupils 2025-10-31 8000",
                "31471 pupils 2025-10-31 6000",
            ),
        },
        told=(
            info("date_from_title", "HSSV"),
            mapping(
                "HSSV!3",
                "2=unit_name;3=people_count.pupils;4=participant_count.hi_pupil"
                ";5=coverage_pct.hi_pupil",
            ),
        ),
    ),
    Case(
        "office_two_former_sheets",
        "A workbook of three visible sheets, one for each former province's part, and a cover.",
        xlsx(
            Tab("Bìa", [["BÁO CÁO"], ["Tháng 9 năm 2025"]]),
            *(
                Tab(
                    name,
                    [
                        ["BHXH tự nguyện đến 30/9/2025"],
                        ["TT", "Xã, phường", "TH"],
                        [1, unit, count],
                        ["", "Cộng", count],
                    ],
                )
                for name, unit, count in (("CT cũ", "Ninh Kiều", 2511), ("HG cũ", "Ngã Bảy", 1215))
            ),
        ),
        file="3 dia ban.xlsx",
        tables={"reports": _reports([("31135", "vsi", 2511), ("31340", "vsi", 1215)])},
        told=(
            warning("several_sheets", ask="sheet", suggested="all"),
            info("date_from_title", "CT cũ"),
            mapping("CT cũ!2", "2=unit_name;3=participant_count.vsi"),
            info("date_from_title", "HG cũ"),
        ),
    ),
]

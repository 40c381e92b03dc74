"""Every template, filled in as a person would, is read back exactly and without one finding."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign import intake
from campaign.export.templates import TemplateForm, template
from campaign.home import Home
from campaign.intake import Context, Reading
from campaign.intake.headings import CHOICE_NAMES, STANDARD_HEADINGS
from campaign.intake.letters import heading_key
from campaign.store import query
from campaign.terms import (
    ActionStatus,
    ActivityType,
    DenominatorKind,
    DriveKind,
    Kind,
    Qualifier,
    ResultType,
    Severity,
)
from campaign.words import LANGUAGES, words_for
from tests.examples import examples
from tests.intake.files import reference
from tests.publish.scenes import current

MONTH_END = dt.date(2025, 9, 30)
TODAY = dt.date(2025, 10, 6)
KINDS_AND_FORMS = [(kind, form) for kind in Kind for form in TemplateForm]
Row = dict[str, Any]


def _made(
    home: Home, kind: Kind, form: TemplateForm, *, province: str = "92", language: str = "vi"
) -> bytes:
    path = current(home)
    return template(
        kind,
        words=words_for(language),
        units=query.select(path, "mart_unit", where={"province_code": province}),
        indicators=query.select(path, "mart_indicator", order_by=("indicator_rank",)),
        issuers=query.select(path, "mart_issuer", order_by=("issuer_rank",)),
        month_end=MONTH_END,
        form=form,
    )


def _read(payload: bytes, province: str = "92") -> Reading:
    context = Context(province=province, received_on=TODAY)
    return intake.read("mau", payload, reference=reference(), context=context)


def _text_rows(payload: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(payload.decode("utf-8-sig")), delimiter=";"))


def _filled(payload: bytes, form: TemplateForm, write: Callable[[str, int], object]) -> bytes:
    """The file with every blank cell of its lines written: by heading and number of the line."""
    if form is TemplateForm.CSV:
        headings, *rows = _text_rows(payload)
        for number, row in enumerate(rows):
            for index, heading in enumerate(headings):
                value = write(heading, number)
                if not row[index] and value is not None:
                    row[index] = f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value)
        stream = io.StringIO()
        csv.writer(stream, delimiter=";").writerows([headings, *rows])
        return ("\ufeff" + stream.getvalue()).encode()
    book = openpyxl.load_workbook(io.BytesIO(payload))
    page = book.worksheets[0]
    first = int(page.print_title_rows.rpartition("$")[2]) + 1
    for row in range(first, page.max_row + 1):
        if not any(cell.value for cell in page[row]):
            # The spare lines below.
            break
        for column in range(1, page.max_column + 1):
            texts = [page.cell(r, column).value for r in range(2, first)]
            heading = " – ".join(text for text in texts if text)
            if page.cell(row, column).value is None:
                page.cell(row, column).value = write(heading, row - first)
    stream_out = io.BytesIO()
    book.save(stream_out)
    return stream_out.getvalue()


_NAMES = {text: name for name, text in STANDARD_HEADINGS.items()}
_DAYS = {
    "decided_on": dt.date(2025, 1, 15),
    "starts_on": dt.date(2025, 9, 1),
    "ends_on": dt.date(2025, 9, 15),
    "held_on": dt.date(2025, 9, 5),
    "started_on": dt.date(2024, 12, 4),
    "awarded_on": dt.date(2025, 9, 9),
    "due_on": dt.date(2025, 12, 11),
}
_CHOSEN: dict[str, tuple[str, str]] = {
    "drive_kind": ("Đợt cao điểm", "peak_days"),
    "activity_type": ("Tổ truyền thông lưu động", "mobile_team"),
    "status": ("Đang thực hiện", "open"),
}


def _value(heading: str, number: int, *, counts: list[int]) -> object:
    """What a person could write under a heading."""
    name = _NAMES.get(heading, "count")
    if name in _DAYS:
        return _DAYS[name]
    if name in _CHOSEN:
        return _CHOSEN[name][0]
    if name == "weight_pct":
        return 8.33
    if name == "decision_no":
        return "12/QĐ-UBND"
    if name.endswith("_pct"):
        return 61 + number % 30
    if name in ("drive_code", "title"):
        return f"{name}-{number}"
    if name == "source_url":
        return "https://example.vn/bao-cao"
    if name == "count" or name.endswith("_count"):
        return counts[number % len(counts)]
    return f"Ghi rõ {number}"


def _rows(reading: Reading, kind: Kind) -> list[Row]:
    return list(reading.tables[kind].to_pylist())


@pytest.mark.parametrize(("kind", "form"), KINDS_AND_FORMS)
@pytest.mark.parametrize("province", ["92", "15", "12"])
@settings(
    examples(2),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(counts=st.lists(st.integers(0, 9_999_999), min_size=1, max_size=7))
def test_filled_in_it_gives_no_finding_and_every_value(
    shipped_home: Home, kind: Kind, form: TemplateForm, province: str, counts: list[int]
) -> None:
    made = _made(shipped_home, kind, form, province=province)
    filled = _filled(made, form, lambda heading, n: _value(heading, n, counts=counts))
    reading = _read(filled, province)
    assert reading.findings == ()
    assert reading.kind is kind
    assert list(reading.tables) == [kind]
    rows = _rows(reading, kind)
    units = {u.code for u in reference().units_of(province)}
    is_of_province = kind in (Kind.DRIVES, Kind.PHASING)
    assert {row["unit_code"] for row in rows} == ({province} if is_of_province else units)
    for name, day in _DAYS.items():
        assert all(row[name] == day for row in rows if name in row)
    for name, (_, code) in _CHOSEN.items():
        assert all(row[name] == code for row in rows if name in row)
    if kind not in (Kind.REPORTS, Kind.DENOMINATORS):
        for name in {name for row in rows for name in row if name.endswith("_count")}:
            assert [r[name] for r in rows] == [counts[n % len(counts)] for n in range(len(rows))]


@pytest.mark.parametrize("form", list(TemplateForm))
def test_reports_come_back_by_unit_and_indicator(shipped_home: Home, form: TemplateForm) -> None:
    def write(heading: str, number: int) -> object:
        if "Số người tham gia" not in heading:
            return None
        return number + (100_000 if "BHYT" in heading else 1_000)

    reading = _read(_filled(_made(shipped_home, Kind.REPORTS, form), form, write))
    assert reading.findings == ()
    found = {(r["unit_code"], r["indicator_code"]): r for r in _rows(reading, Kind.REPORTS)}
    codes = [row[0] for row in _text_rows(_made(shipped_home, Kind.REPORTS, TemplateForm.CSV))[1:]]
    assert len(found) == 2 * len(codes) > 2
    for number, code in enumerate(codes):
        assert found[code, "vsi"]["participant_count"] == 1_000 + number
        assert found[code, "hi"]["participant_count"] == 100_000 + number
        assert found[code, "hi"]["as_of_date"] == MONTH_END


@pytest.mark.parametrize("form", list(TemplateForm))
def test_people_come_back_by_kind(shipped_home: Home, form: TemplateForm) -> None:
    kinds = {
        "Dân số": DenominatorKind.POPULATION,
        "Lực lượng lao động": DenominatorKind.LABOUR_FORCE,
        "Số người trong độ tuổi tham gia": DenominatorKind.PARTICIPATING_AGE,
        "Số học sinh": DenominatorKind.PUPILS,
    }
    counts = {kind.value: 1000 * n for n, kind in enumerate(kinds.values(), start=1)}

    def write(heading: str, _number: int) -> object:
        return counts[kinds[heading].value] if heading in kinds else None

    reading = _read(_filled(_made(shipped_home, Kind.DENOMINATORS, form), form, write))
    assert reading.findings == ()
    rows = _rows(reading, Kind.DENOMINATORS)
    assert all(row["people_count"] == counts[row["denominator_kind"]] for row in rows)
    assert {row["denominator_kind"] for row in rows} == set(counts)


@pytest.mark.parametrize("form", list(TemplateForm))
def test_targets_are_of_the_year_and_the_usual_issuer(
    shipped_home: Home, form: TemplateForm
) -> None:
    made = _made(shipped_home, Kind.TARGETS, form)
    reading = _read(_filled(made, form, lambda h, n: n if h == "Chỉ tiêu giao" else None))
    assert reading.findings == ()
    rows = _rows(reading, Kind.TARGETS)
    assert [row["target_count"] for row in rows] == list(range(len(rows)))
    assert {
        (r["indicator_code"], r["period_start"], r["period_end"], r["issuer"]) for r in rows
    } == {
        (code, dt.date(2025, 1, 1), dt.date(2025, 12, 31), "people_committee")
        for code in ("vsi", "hi")
    }


# Month weights must be whole: half a list does not add up to 100 % and is refused.
@pytest.mark.parametrize(
    ("kind", "form"), [pair for pair in KINDS_AND_FORMS if pair[0] is not Kind.PHASING]
)
def test_left_half_empty_it_only_informs(
    shipped_home: Home, kind: Kind, form: TemplateForm
) -> None:
    made = _made(shipped_home, kind, form)

    def write(heading: str, number: int) -> object:
        return _value(heading, number, counts=[7]) if number < 3 else None

    reading = _read(_filled(made, form, write))
    assert reading.is_acceptable
    assert {finding.severity for finding in reading.findings} <= {Severity.INFO}
    assert reading.row_count > 0
    if kind is not Kind.DENOMINATORS:
        # Every line that was left is said to be left: none is passed over.
        line_count = len(_text_rows(_made(shipped_home, kind, TemplateForm.CSV))) - 1
        assert len({finding.line for finding in reading.findings}) == line_count - 3


@pytest.mark.parametrize(("kind", "form"), KINDS_AND_FORMS)
def test_untouched_it_is_no_report(shipped_home: Home, kind: Kind, form: TemplateForm) -> None:
    reading = _read(_made(shipped_home, kind, form))
    assert not reading.is_acceptable
    errors = [f.code for f in reading.findings if f.severity is Severity.ERROR]
    assert errors in (["no_figures"], ["no_rows"])


@pytest.mark.parametrize("kind", list(Kind))
def test_the_csv_opens_in_columns_and_letters(shipped_home: Home, kind: Kind) -> None:
    payload = _made(shipped_home, kind, TemplateForm.CSV)
    assert payload.startswith(b"\xef\xbb\xbf")
    rows = _text_rows(payload)
    assert len({len(row) for row in rows}) == 1
    assert len(rows[0]) >= 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(Kind))
def test_the_workbook_is_ready_to_fill_in_and_print(
    shipped_home: Home, kind: Kind, language: str
) -> None:
    made = _made(shipped_home, kind, TemplateForm.XLSX, language=language)
    book = openpyxl.load_workbook(io.BytesIO(made))
    page, lists = book.worksheets
    last_heading = int(page.print_title_rows.rpartition("$")[2])
    assert page.freeze_panes == f"C{last_heading + 1}"
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.paperSize == 9
    assert page["A1"].value == words_for(language).say("template.instruction")
    assert lists.sheet_state == "hidden"
    headings = {cell.value: cell.column_letter for cell in page[2]}
    assert page[f"{headings['Mã đơn vị']}{last_heading + 1}"].number_format == "@"
    assert page.cell(last_heading, 1).alignment.wrap_text or page["A2"].alignment.wrap_text
    for rule in page.data_validations.dataValidation:
        area = rule.formula1.rpartition("!")[2].replace("$", "")
        assert all(cell.value for row in lists[area] for cell in row)


def test_counts_are_grouped_and_lists_offered(shipped_home: Home) -> None:
    made = _made(shipped_home, Kind.ACTIVITIES, TemplateForm.XLSX)
    page = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    headings = {cell.value: cell.column_letter for cell in page[2]}
    assert page[f"{headings['Số cuộc']}3"].number_format == "#,##0"
    (rule,) = page.data_validations.dataValidation
    assert f"{headings['Hình thức hoạt động']}3" in rule.sqref


@pytest.mark.parametrize(
    ("column", "prefix", "values"),
    [
        ("qualifier", "qualifier_name", Qualifier),
        ("denominator_kind", "denominator", DenominatorKind),
        ("drive_kind", "drive_kind", DriveKind),
        ("activity_type", "activity", ActivityType),
        ("result_type", "result", ResultType),
        ("status", "action_status", ActionStatus),
    ],
)
def test_what_the_pages_call_a_value_is_read_back(
    column: str, prefix: str, values: type[StrEnum]
) -> None:
    for value in values:
        text = words_for("vi").say(f"{prefix}.{value.value}")
        assert CHOICE_NAMES[column].get(heading_key(text)) == value

"""The upload box without a browser: what it shows, and what it does when publishing fails."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from campaign import publish
from campaign.home import Home
from campaign.store.build import CheckResult
from campaign.store.ledger import active_uploads, read_entries
from tests.pages.conftest import SHELL

GOOD = (
    "unit_code,indicator_code,as_of_date,participant_count\n"
    "31153,vsi,2025-10-31,1020\n"
    "31471,vsi,2025-09-30,1300\n"
)


@pytest.fixture
def app(fresh_home: Home, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The overview, opened by somebody who may upload."""
    monkeypatch.setenv("BAO_PHU_HOME", str(fresh_home.root))
    monkeypatch.setattr("campaign.ui.upload.upload_refusal", lambda **_: None)
    opened = AppTest.from_file(str(SHELL), default_timeout=30).run()
    assert not opened.exception
    return opened


def dropped(app: AppTest, text: str) -> AppTest:
    app.file_uploader[0].upload("thang-10.csv", text.encode())
    return app.run()


def button(app: AppTest, label: str) -> object:
    return next(b for b in app.button if b.label == label)


def messages(app: AppTest) -> str:
    return " ".join(str(e.value) for e in [*app.error, *app.warning, *app.success, *app.info])


def test_preview_counts_new_and_changed_rows(app: AppTest) -> None:
    shown = {m.label: m.value for m in dropped(app, GOOD).metric}
    # Ngã Bảy and Thới Long; the city, which has reported too, is no ward that is missing.
    assert shown["Dòng mới"] == "1"
    assert shown["Dòng thay đổi"] == "1"
    assert shown["Đơn vị từng báo cáo, nay thiếu"] == "2"
    (listed,) = [m.value for m in app.markdown if "chưa có trong tệp này" in m.value]
    assert "Phường Ngã Bảy" in listed
    assert "Cần Thơ" not in listed


def test_preview_shows_old_and_new_values(app: AppTest) -> None:
    table = next(f.value for f in dropped(app, GOOD).dataframe if "Giá trị cũ" in f.value.columns)
    row = table[table["Cột"] == "Số người tham gia"].iloc[0]
    assert row["Đơn vị, chỉ tiêu, ngày"].startswith("Phường Long Mỹ · BHXH tự nguyện")
    assert (row["Giá trị cũ"], row["Giá trị mới"]) == ("1.215", "1.300")


def test_preview_shows_words_and_no_codes(app: AppTest) -> None:
    dropped(
        app,
        "unit_code,indicator_code,as_of_date,participant_count\n31153,vsi,2025-09-30,1020\n",
    )
    (table,) = (f.value for f in app.dataframe if "Giá trị cũ" in f.value.columns)
    values = dict(zip(table["Cột"], table["Giá trị cũ"], strict=True))
    assert values["Cơ quan giao chỉ tiêu"] == "Ủy ban nhân dân"
    assert values["Tỷ lệ hoàn thành chỉ tiêu"] == "50,89\u00a0%"


def test_different_faults_of_one_rule_are_told_each(app: AppTest) -> None:
    lines = [f"3115{n % 2 * 4 + 3},vsi,2025-10-{n + 10},{n}x" for n in range(6)]
    dropped(app, "\n".join(["unit_code,indicator_code,as_of_date,participant_count", *lines]))
    (told,) = (t.value for t in app.table if "Vấn đề" in t.value.columns)
    assert [text.split("”")[0] for text in told["Vấn đề"][:4]] == ["“0x", "“1x", "“2x", "“3x"]
    assert told["Vấn đề"].iloc[4].startswith("Cùng vấn đề ở 2 chỗ khác")
    assert "6, 7" in told["Vị trí"].iloc[4]


def test_a_column_of_nothing_is_left_out(app: AppTest) -> None:
    dropped(app, "Họ và tên,Số CCCD\nNguyễn Văn An,092185001001\n")
    (told,) = (t.value for t in app.table if "Vấn đề" in t.value.columns)
    assert list(told.columns) == ["Mức", "Vị trí", "Vấn đề", "Cách sửa"]


def test_a_file_that_needs_only_answers_says_so(app: AppTest) -> None:
    dropped(app, "Số liệu đến ngày 31/10/2025\nXã phường,Thực hiện\nPhường Ô Môn,1020\n")
    assert "còn câu hỏi chưa được trả lời" in messages(app)
    assert "Tệp có lỗi" not in messages(app)


def test_on_a_phone_findings_are_told_below_each_other(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("campaign.ui.found.is_phone", lambda: True)
    monkeypatch.setattr("campaign.ui.tables.is_phone", lambda: True)
    dropped(app, GOOD.replace("1300", "1.2.3"))
    told = " ".join(m.value for m in app.markdown)
    assert "Vấn đề: “1\\.2\\.3” không phải" in told
    assert not [t for t in app.table if "Vấn đề" in t.value.columns]


def test_publishing_is_an_explicit_step(app: AppTest, fresh_home: Home) -> None:
    dropped(app, GOOD)
    assert len(active_uploads(read_entries(fresh_home))) == 8
    button(app, "Công bố").click().run()
    assert "Đã công bố lần nạp 000009" in messages(app)
    assert len(active_uploads(read_entries(fresh_home))) == 9


def test_name_of_the_person_is_kept(app: AppTest, fresh_home: Home) -> None:
    app.text_input(key="upload_by").set_value("Nguyễn Thị Đào")
    dropped(app, GOOD)
    button(app, "Công bố").click().run()
    assert active_uploads(read_entries(fresh_home))[-1].received_by == "Nguyễn Thị Đào"


def test_warning_must_be_ticked_first(app: AppTest) -> None:
    dropped(
        app,
        GOOD.replace("participant_count\n", "participant_count,so_phong\n")
        .replace("1020", "1020,a")
        .replace("1300", "1300,b"),
    )
    assert button(app, "Công bố").disabled
    next(box for box in app.checkbox if "đồng ý" in box.label).check().run()
    assert not button(app, "Công bố").disabled


def test_file_with_an_error_has_no_publish_button(app: AppTest) -> None:
    dropped(app, GOOD.replace("1300", "-5"))
    assert "Tệp có lỗi" in messages(app)
    assert not [b for b in app.button if b.label == "Công bố"]


def test_lines_left_out_by_choice_are_counted_as_rejected(app: AppTest) -> None:
    dropped(app, f"{GOOD}31340,vsi,2025-10-31,-5\n")
    app.checkbox[0].check().run()
    shown = {m.label: m.value for m in app.metric}
    assert (shown["Dòng mới"], shown["Dòng không lấy"]) == ("1", "1")


def test_blocking_check_is_named_with_its_rows(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, fresh_home: Home
) -> None:
    dropped(app, GOOD)
    before = publish.current_path(fresh_home)
    check = CheckResult("fail_unit_unknown", 1, ("unit_code",), (("31153",),))

    def blocked(*_: object, **__: object) -> None:
        raise publish.BuildBlockedError([check])

    monkeypatch.setattr(publish, "publish", blocked)
    button(app, "Công bố").click().run()
    assert "Không công bố" in messages(app)
    assert any("Số liệu của một đơn vị không còn trong danh mục" in m.value for m in app.markdown)
    assert any(f.value.to_dict("list") == {"Đơn vị": ["Phường Ô Môn"]} for f in app.dataframe)
    assert publish.current_path(fresh_home) == before


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (publish.PublishBusyError(), "Một lần nạp khác đang được công bố"),
        (OSError(28, "No space left on device"), "Không đọc hoặc ghi được đĩa"),
    ],
)
def test_troubles_of_publishing_are_told(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, problem: Exception, sentence: str
) -> None:
    dropped(app, GOOD)

    def failing(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(publish, "publish", failing)
    button(app, "Công bố").click().run()
    assert not app.exception
    assert sentence in messages(app)


def test_lost_build_is_told_without_a_traceback(app: AppTest, fresh_home: Home) -> None:
    path = publish.current_path(fresh_home)
    assert path is not None
    Path(path).unlink()
    app.run()
    assert not app.exception
    assert "Chưa có phiên bản số liệu nào" in messages(app)


def test_an_open_page_follows_to_the_new_month(app: AppTest) -> None:
    assert app.selectbox(key="month_vi").value == "2025-09"
    dropped(app, GOOD)
    button(app, "Công bố").click().run()
    assert app.selectbox(key="month_vi").value == "2025-10"


def test_a_chosen_month_is_kept(app: AppTest) -> None:
    dropped(app, GOOD)
    button(app, "Công bố").click().run()
    app.selectbox(key="month_vi").select("2025-09").run()
    dropped(app, GOOD.replace("2025-10-31", "2025-11-20"))
    button(app, "Công bố").click().run()
    assert app.selectbox(key="month_vi").value == "2025-09"


def test_link_text_in_a_notice_stays_text(app: AppTest) -> None:
    app.query_params["province"] = "[bấm](https://example.org)"
    app.run()
    assert "](https" not in messages(app)

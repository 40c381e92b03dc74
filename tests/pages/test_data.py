"""The data page without a browser: who has reported, what was corrected, undo."""

import datetime as dt
import importlib
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from campaign import publish
from campaign.home import Home
from campaign.publish import Incoming
from campaign.store import pointer
from campaign.store.build import CheckResult
from tests.conftest import with_printed_figures
from tests.pages.conftest import SHELL, OpenPage
from tests.publish.scenes import REPORT_HEADER, UNITS, report, shown, state

PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Mobile"}


@pytest.fixture
def uploads(fresh_home: Home) -> list[str]:
    """Two uploads of the same month, the second changing every value of the first."""
    return [
        str(publish.publish(fresh_home, [report(count)], by="Lan")[0].upload_id)
        for count in (1300, 1400)
    ]


@pytest.fixture
def may_upload(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("campaign.ui.upload.upload_refusal", lambda **_: None)


def original_files(app: AppTest) -> list[Any]:
    """The buttons that hand out an original file; those of the forms are no such."""
    return [button for button in app.get("download_button") if "raw_" in str(button.proto.id)]


def opened(home: Home, monkeypatch: pytest.MonkeyPatch, **parameters: str) -> AppTest:
    monkeypatch.setenv("BAO_PHU_HOME", str(home.root))
    app = AppTest.from_file(str(SHELL), default_timeout=30)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    app.context = {"url": "http://localhost/data"}
    app.switch_page("../../pages/data.py").run()
    assert not app.exception
    return app


def texts(app: AppTest) -> str:
    parts = [*app.markdown, *app.info, *app.error, *app.success, *app.warning, *app.subheader]
    return " ".join(str(part.value) for part in parts)


def table(app: AppTest, column: str) -> pd.DataFrame:
    found: pd.DataFrame = next(f.value for f in app.dataframe if column in f.value.columns)
    return found


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label == label).click().run()


def chosen(app: AppTest, upload_id: str) -> AppTest:
    return app.selectbox(key="ledger_vi").select(upload_id).run()


def looked_at(app: AppTest, upload_id: str) -> AppTest:
    return press(chosen(app, upload_id), "Xem trước việc rút lần nạp này")


@pytest.mark.usefixtures("may_upload")
class TestUndo:
    """Choose, look, confirm."""

    @pytest.fixture
    def app(self, fresh_home: Home, uploads: list[str], monkeypatch: pytest.MonkeyPatch) -> AppTest:
        assert uploads
        return opened(fresh_home, monkeypatch)

    def test_choosing_does_not_undo_nor_offer_it(self, app: AppTest, uploads: list[str]) -> None:
        assert "Rút lần nạp" not in labels(chosen(app, uploads[1]))

    def test_preview_tells_what_reverts(self, app: AppTest, uploads: list[str]) -> None:
        looked_at(app, uploads[1])
        shown_metrics = {m.label: m.value for m in app.metric}
        assert shown_metrics["Trở về số trước đó"] == "3"
        row = table(app, "Sau khi rút").iloc[0]
        assert row["Giá trị hiện tại"] == "1.400"
        assert row["Sau khi rút"] == "1.300"
        assert row["Theo lần nạp"] == f"{uploads[0]} · 1300.csv"
        assert "BHXH tự nguyện · 31/10/2025" in row["Đơn vị, chỉ tiêu, ngày"]

    def test_preview_tells_what_stays(self, app: AppTest, uploads: list[str]) -> None:
        looked_at(app, uploads[0])
        rows = table(app, "Sau khi rút")
        assert set(rows["Khi rút"]) == {"Giữ nguyên, vì lần nạp sau đã thay đổi"}
        assert set(rows["Theo lần nạp"]) == {f"{uploads[1]} · 1400.csv"}
        assert "không làm thay đổi số liệu nào" in texts(app)

    def test_what_comes_back_stands_before_what_goes_away(
        self, fresh_home: Home, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish.publish(fresh_home, [report(1300, units=UNITS[2:])], by="Lan")
        (wrong,) = publish.publish(fresh_home, [report(1400)], by="Lan", confirm=True)
        app = looked_at(opened(fresh_home, monkeypatch), str(wrong.upload_id))
        effects = list(table(app, "Sau khi rút")["Khi rút"])
        assert effects == ["Trở về số trước đó", *["Mất, vì không có số trước đó"] * 2]

    def test_looking_writes_nothing(
        self, app: AppTest, uploads: list[str], fresh_home: Home
    ) -> None:
        before = state(fresh_home)
        looked_at(app, uploads[1])
        assert state(fresh_home) == before

    def test_confirming_undoes_with_the_name(
        self, app: AppTest, uploads: list[str], fresh_home: Home
    ) -> None:
        app.text_input(key="upload_by").set_value("Nguyễn Thị Đào")
        press(looked_at(app, uploads[1]), "Rút lần nạp")
        assert f"Đã rút lần nạp {uploads[1]}" in texts(app)
        assert shown(fresh_home) == dict.fromkeys(UNITS, 1300)
        assert publish.upload_history(fresh_home)[0].retracted_by == "Nguyễn Thị Đào"
        row = table(app, "Người nạp").iloc[0]
        assert row["Tình trạng"].startswith("Đã rút: Nguyễn Thị Đào, ")
        assert "Rút lần nạp" not in labels(app)

    def test_outcome_is_told_until_the_next_look(self, app: AppTest, uploads: list[str]) -> None:
        press(looked_at(app, uploads[1]), "Rút lần nạp")
        assert "Đã rút lần nạp" in " ".join(s.value for s in app.run().success)
        looked_at(app, uploads[0])
        assert not app.success

    def test_a_changed_build_needs_another_look(
        self, app: AppTest, uploads: list[str], fresh_home: Home
    ) -> None:
        looked_at(app, uploads[1])
        publish.publish(fresh_home, [report(1500)], by="Minh")
        before = state(fresh_home)
        press(app, "Rút lần nạp")
        assert "Số liệu đã thay đổi trong lúc bạn xem" in texts(app)
        assert state(fresh_home) == before

    def test_undone_by_somebody_else_meanwhile(
        self, app: AppTest, uploads: list[str], fresh_home: Home
    ) -> None:
        chosen(app, uploads[1])
        publish.undo(fresh_home, uploads[1], by="Minh")
        press(app, "Xem trước việc rút lần nạp này")
        assert not app.exception
        assert "Rút lần nạp" not in labels(app)
        assert "Đã rút: Minh" in table(app, "Người nạp")["Tình trạng"].iloc[0]

    def test_right_to_undo_is_asked_again_at_the_click(
        self,
        app: AppTest,
        uploads: list[str],
        fresh_home: Home,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        looked_at(app, uploads[1])
        before = state(fresh_home)
        monkeypatch.setattr("campaign.ui.undo.refusal", lambda: "access.not_local")
        press(app, "Rút lần nạp")
        assert "Không được phép rút" in texts(app)
        assert state(fresh_home) == before

    def test_blocking_check_is_named_with_its_rows(
        self, app: AppTest, uploads: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looked_at(app, uploads[1])
        check = CheckResult("fail_drive_unknown", 1, ("drive_code", "found_count"), (("d1", "2"),))

        def blocked(*_: object, **__: object) -> None:
            raise publish.BuildBlockedError([check])

        monkeypatch.setattr(publish, "undo", blocked)
        press(app, "Rút lần nạp")
        assert "Không rút được lần nạp" in texts(app)
        assert list(table(app, "Đợt").iloc[0]) == ["d1", "2"]

    @pytest.mark.parametrize(
        ("problem", "sentence"),
        [
            (publish.PublishBusyError(), "Một lần nạp khác đang được công bố"),
            (publish.UploadUnknownError(), "có người đã rút trước"),
            (OSError(28, "No space left on device"), "Không đọc hoặc ghi được đĩa"),
        ],
    )
    def test_troubles_are_told(
        self,
        app: AppTest,
        uploads: list[str],
        monkeypatch: pytest.MonkeyPatch,
        problem: Exception,
        sentence: str,
    ) -> None:
        looked_at(app, uploads[1])

        def failing(*_: object, **__: object) -> None:
            raise problem

        monkeypatch.setattr(publish, "undo", failing)
        press(app, "Rút lần nạp")
        assert sentence in texts(app)

    def test_original_file_can_be_fetched(self, app: AppTest, uploads: list[str]) -> None:
        (download,) = original_files(chosen(app, uploads[1]))
        assert download.proto.label == "Tải tệp gốc"

    def test_a_lost_file_is_told(self, app: AppTest, uploads: list[str], fresh_home: Home) -> None:
        sha = publish.upload_history(fresh_home)[0].upload.sha256
        (fresh_home.uploads / sha).unlink()
        chosen(app, uploads[1])
        assert not original_files(app)
        assert "bị mất hoặc bị sửa" in texts(app)

    def test_figures_as_they_stood_are_linked(
        self, app: AppTest, uploads: list[str], fresh_home: Home
    ) -> None:
        before = publish.upload_history(fresh_home)[0].build_before
        chosen(app, uploads[1])
        assert f"[Xem số liệu ngay trước lần nạp này](http://localhost/data?build={before}&" in (
            texts(app)
        )

    def test_names_of_files_act_on_nothing(
        self, fresh_home: Home, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = Incoming("[bấm](https:example.org).csv", report(1600).payload)
        (done,) = publish.publish(fresh_home, [file], by="**Lan**")
        app = looked_at(opened(fresh_home, monkeypatch), str(done.upload_id))
        press(app, "Rút lần nạp")
        assert "](https" not in texts(app)


@pytest.mark.usefixtures("may_upload")
def test_a_pinned_page_shows_the_ledger_as_it_stood_and_undoes_nothing(
    fresh_home: Home, uploads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pinned = str(pointer.current_build_id(fresh_home))
    publish.undo(fresh_home, uploads[1], by="Minh")
    publish.publish(fresh_home, [report(1500)], by="Minh")
    app = opened(fresh_home, monkeypatch, build=pinned)
    rows = table(app, "Người nạp")
    assert rows["Lần nạp"].iloc[0] == uploads[1]
    assert set(rows["Tình trạng"]) == {"Đang dùng"}
    chosen(app, uploads[1])
    assert "Xem trước việc rút lần nạp này" not in labels(app)
    assert "bỏ phần “build=…”" in texts(app)


def test_visitors_from_elsewhere_see_the_ledger_but_no_files(
    fresh_home: Home, uploads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(fresh_home, monkeypatch)
    assert uploads[1] in set(table(app, "Người nạp")["Lần nạp"])
    assert not [box for box in app.selectbox if box.key == "ledger_vi"]
    assert not original_files(app)
    assert "Chỉ nạp số liệu được" in texts(app)


def test_corrections_name_the_file_and_link_to_the_figures_before(
    fresh_home: Home, uploads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = table(opened(fresh_home, monkeypatch), "Giá trị cũ").iloc[0]
    assert (row["Giá trị cũ"], row["Giá trị mới"]) == ("1.300", "1.400")
    assert (row["Tệp"], row["Lần nạp"]) == ("1400.csv", uploads[1])
    before = publish.upload_history(fresh_home)[0].build_before
    assert row["Trước điều chỉnh"] == (
        f"http://localhost/data?build={before}&province=92&indicator=vsi"
    )


def test_the_linked_build_shows_the_figures_as_they_stood(
    fresh_home: Home, uploads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = str(publish.upload_history(fresh_home)[0].build_before)
    app = opened(fresh_home, monkeypatch, build=before)
    assert "Chưa có số liệu nào được điều chỉnh." in texts(app)
    assert uploads[1] not in set(table(app, "Người nạp")["Lần nạp"])


def with_rules(home: Home) -> None:
    """Voluntary figures of Cần Thơ are due on the 5th and locked on the 10th."""
    folder = home.root / "reference"
    folder.mkdir(parents=True)
    text = "province_code,indicator_code,due_day,lock_day\n92,vsi,5,10\n"
    (folder / "reporting_rules.csv").write_text(text)


def test_due_day_lock_day_and_lateness_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = with_printed_figures(Home(tmp_path / "home"))
    with_rules(home)
    publish.ensure_ready(home)
    publish.publish(home, [report(1300)], by="Lan")
    app = opened(home, monkeypatch, month="2025-10")
    assert "Hạn báo cáo tháng 10/2025: 5/11/2025. Khóa số liệu: 10/11/2025" in texts(app)
    rows = table(app, "Hạn báo cáo")
    states = set(rows["Tình trạng"])
    assert rows["Tình trạng"].iloc[0] == "Chưa báo cáo"
    assert any(state.startswith("Báo cáo muộn ") for state in states)
    assert any(state.endswith(" ngày*") for state in states)


def test_reminder_lists_who_has_not_reported(open_page: OpenPage) -> None:
    app = open_page("data", month="2025-09")
    (text,) = [code.value for code in app.code]
    assert text.startswith("Kính gửi các đơn vị! Tính đến ")
    assert "BHXH tự nguyện, tháng 9/2025 (99 đơn vị): " in text
    assert "Phường An Bình" in text
    assert "Phường Long Mỹ" not in text
    assert "BHYT" not in text
    app.toggle(key="reminder_all").set_value(True).run()
    assert "BHYT, tháng 9/2025" in app.code[0].value


def test_reminder_says_when_nobody_needs_one(
    fresh_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The running month, by the last upload's day, is not due for anybody.
    monkeypatch.setattr("campaign.publish.run._now", lambda: "2027-01-31T03:00:00")
    # The package's `check` is the function, which hides the module of that name.
    clock = importlib.import_module("campaign.publish.check")
    monkeypatch.setattr(clock, "today", lambda: dt.date(2027, 1, 31))
    text = f"{REPORT_HEADER}\n31471,vsi,2027-01-31,5\n"
    publish.publish(fresh_home, [Incoming("a.csv", text.encode())], by="Lan", confirm=True)
    assert "Không có đơn vị nào cần nhắc." in texts(opened(fresh_home, monkeypatch))


def test_a_phone_gets_a_table_instead_of_the_grid(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_page("data").get("vega_lite_chart")
    monkeypatch.setattr("campaign.ui.sidebar.is_phone", lambda: True)
    app = open_page("data")
    assert not app.get("vega_lite_chart")
    assert "Hạn báo cáo" in app.dataframe[0].value.columns


def test_grid_says_the_same_as_its_table(open_page: OpenPage) -> None:
    table_of_months = table(open_page("data", month="2025-09"), "09/2025")
    assert len(table_of_months) == 103
    assert (table_of_months["09/2025"] == "Chưa báo cáo").sum() == 99


def test_warnings_show_names_not_codes(fresh_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    publish.publish(fresh_home, [report(9)], by="Lan", confirm=True)
    row = table(opened(fresh_home, monkeypatch), "Số người tháng trước").iloc[0]
    assert row["Đơn vị"].startswith("Phường ")
    assert row["Chỉ tiêu đo"] == "BHXH tự nguyện"
    assert row.iloc[2] == "31/10/2025"


def test_month_weights_that_no_target_follows_are_told_with_the_reason(
    fresh_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = "unit_code,indicator_code,issuer,period_start,decision_no,month,weight_pct"
    rows = [f"92,vsi,unit_itself,2025-01-01,,2025-{month:02},50" for month in (9, 12)]
    payload = "\n".join([header, *rows, ""]).encode()
    (done,) = publish.publish(
        fresh_home, [Incoming("phan-bo.csv", payload)], by="Lan", confirm=True
    )
    assert done.upload_id is not None
    app = opened(fresh_home, monkeypatch)
    assert "Phân bổ theo tháng không khớp với chỉ tiêu nào (nạp chỉ tiêu còn thiếu" in texts(app)
    found = table(app, "Vì sao không khớp").iloc[0]
    assert found["Vì sao không khớp"] == "Chưa có chỉ tiêu cho kỳ này"
    assert found["Cơ quan giao"] == "Địa phương tự đề ra"

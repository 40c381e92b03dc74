"""A target whose period ends, or has ended, before anything could be required a month."""

import pytest
from streamlit.testing.v1 import AppTest

from campaign import publish
from campaign.home import Home
from campaign.publish import Incoming
from tests.pages.conftest import SHELL, OpenPage
from tests.pages.test_pages import texts

_UNIT = "31471"
_NO_RATE = "nhưng kỳ giao chỉ tiêu đã hết hoặc không còn trọn tháng nào, nên cột “Cần mỗi tháng”"


@pytest.fixture
def mid_december(fresh_home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home in which a unit with a target to 31 December last reported on the 15th."""
    report = f"unit_code,indicator_code,as_of_date,participant_count\n{_UNIT},vsi,2025-12-15,1400\n"
    (done,) = publish.publish(
        fresh_home, [Incoming("t12.csv", report.encode())], by="Lan", confirm=True
    )
    assert done.upload_id is not None
    monkeypatch.setenv("BAO_PHU_HOME", str(fresh_home.root))
    return fresh_home


def _opened(page: str, **parameters: str) -> str:
    app = AppTest.from_file(str(SHELL), default_timeout=30)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    app.context = {"url": f"http://localhost/{page}"}
    app.switch_page(f"../../pages/{page}.py").run()
    assert not app.exception
    return texts(app)


@pytest.mark.usefixtures("mid_december")
def test_in_the_last_month_the_units_page_tells_the_gap_and_the_periods_end() -> None:
    told = "Kỳ giao chỉ tiêu hết ngày 31/12/2025, không còn trọn tháng nào; còn thiếu 109 người."
    assert told in _opened("unit", unit=_UNIT)


@pytest.mark.usefixtures("mid_december")
def test_in_the_last_month_the_targets_page_says_why_nothing_is_required_a_month() -> None:
    assert f"1 đơn vị còn thiếu người {_NO_RATE}" in _opened("targets")


def test_after_the_period_the_gap_is_told_on_both_pages(open_page: OpenPage) -> None:
    targets = open_page("targets", province="MH", month="2024-12")
    assert _NO_RATE in texts(targets)
    unit = open_page("unit", province="MH", month="2024-12", unit="MH001")
    assert "Kỳ giao chỉ tiêu kết thúc ngày 31/12/2024, còn thiếu " in texts(unit)


def test_while_months_are_left_nothing_of_the_kind_is_said(open_page: OpenPage) -> None:
    assert _NO_RATE not in texts(open_page("targets", province="MH"))

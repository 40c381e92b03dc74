"""The reminder as it would be sent."""

import datetime as dt

from campaign.words import words_for
from campaign.words.reminder import MissingReports, reminder

AS_OF = dt.datetime(2025, 10, 6, 3, 5)  # noqa: DTZ001 (moments of a build are UTC without a zone)
SEPTEMBER = dt.date(2025, 9, 30)


def test_reminder_names_month_indicator_due_day_and_units() -> None:
    missing = [
        MissingReports(
            "BHXH tự nguyện", SEPTEMBER, dt.date(2025, 10, 5), ("Phường Ô Môn", "Xã Cờ Đỏ")
        ),
        MissingReports("BHYT", SEPTEMBER, None, ("Xã Cờ Đỏ",)),
    ]
    assert reminder(words_for("vi"), missing, as_of=AS_OF) == (
        "Kính gửi các đơn vị! Tính đến 6/10/2025 10:05, các đơn vị sau chưa gửi báo cáo:\n"
        "\n"
        "- BHXH tự nguyện, tháng 9/2025, hạn 5/10/2025 (2 đơn vị): Phường Ô Môn, Xã Cờ Đỏ.\n"
        "- BHYT, tháng 9/2025 (1 đơn vị): Xã Cờ Đỏ.\n"
        "\n"
        "Đề nghị các đơn vị gửi báo cáo trong thời gian sớm nhất. Trân trọng cảm ơn!"
    )


def test_reminder_speaks_english_too() -> None:
    missing = [MissingReports("VSI", SEPTEMBER, None, ("Cờ Đỏ commune",))]
    assert "- VSI, September 2025 (1 unit): Cờ Đỏ commune." in (
        reminder(words_for("en"), missing, as_of=AS_OF)
    )

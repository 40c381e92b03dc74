"""Practices, awards and decided actions of the simulated province."""

import datetime as dt
from collections.abc import Iterator

import numpy as np

from campaign.simulate.drives import Participation
from campaign.simulate.files import Row, SentFile, office_hour, sent
from campaign.simulate.places import Place
from campaign.simulate.scope import LAST_MONTH, PROVINCE_CODE, Scope
from campaign.simulate.stocks import Truth
from campaign.terms import ActionStatus, Kind

_PRACTICES = (
    (
        "Mỗi thôn, khu phố một tổ vận động",
        "Trưởng thôn, chi hội phụ nữ và nhân viên thu cùng đi từng nhà theo danh sách đã rà soát",
    ),
    (
        "Nhắc hạn trước mười ngày",
        "Nhân viên thu gọi điện cho người có thẻ ba tháng trước khi hết hạn mười ngày",
    ),
    (
        "Vận động ngoài giờ làm việc",
        "Tổ lưu động đến các xóm trọ, chợ đêm và bến xe vào buổi tối",
    ),
    (
        "Tiểu thương vận động tiểu thương",
        "Người đã tham gia ở chợ kể chuyện hưởng lương hưu cho các hộ kinh doanh bên cạnh",
    ),
    (
        "Loa truyền thanh đọc kết quả từng khu phố",
        "Chiều thứ sáu, loa đọc số người mới tham gia của từng khu phố và lời cảm ơn",
    ),
    (
        "Ống tre tiết kiệm",
        "Hội phụ nữ tặng mỗi hội viên một ống tre, mỗi ngày bỏ vào vài nghìn đồng để đóng bảo hiểm",
    ),
    (
        "Sinh hoạt chi bộ có mục bảo hiểm",
        "Mỗi kỳ sinh hoạt, đảng viên báo cáo số hộ đã vận động và khó khăn cần gỡ",
    ),
    (
        "Một điểm thu ở trạm y tế",
        "Người đến khám được tư vấn và đăng ký tham gia ngay tại trạm",
    ),
)
_AWARDS = (
    ("Giấy khen tập thể có thành tích trong đợt", "Ủy ban nhân dân tỉnh tặng giấy khen tập thể"),
    ("Biểu dương tổ vận động tiêu biểu", "Bảo hiểm xã hội tỉnh biểu dương tổ vận động tiêu biểu"),
)
_ACTIONS = (
    ("Rà soát người có thẻ ba tháng sắp hết hạn", "Bảo hiểm xã hội cơ sở", ActionStatus.DONE),
    ("Bổ sung nhân viên thu ở các thôn chưa có", "Ủy ban nhân dân xã, phường", ActionStatus.OPEN),
    ("Hỗ trợ mức đóng cho hộ cận nghèo", "Sở Tài chính", ActionStatus.OPEN),
    ("Họp với các đơn vị còn thiếu báo cáo", "Bảo hiểm xã hội tỉnh", ActionStatus.OPEN),
    ("Tập huấn kỹ năng vận động", "Hội Liên hiệp Phụ nữ", ActionStatus.DONE),
    ("Thuê xe lưu động cho vùng xa", "Văn phòng Ủy ban nhân dân tỉnh", ActionStatus.DROPPED),
)
_AWARDS_PER_DRIVE = 2
_FIRST_DUE_DAYS = 24


def register_files(scope: Scope, places: list[Place], truth: Truth) -> Iterator[SentFile]:
    """One file per register, sent in the last months."""
    chance = scope.chance("registers")
    last = LAST_MONTH - dt.timedelta(days=20)
    practices = list(_practices(scope, places, chance))
    yield sent("cach-lam-hay", office_hour(last, 1), Kind.PRACTICES, practices)
    awards = list(_awards(places, truth.drives, chance))
    if awards:
        yield sent("khen-thuong", office_hour(last, 2), Kind.AWARDS, awards)
    actions = list(_actions(places, chance))
    yield sent("viec-da-quyet", office_hour(last, 3), Kind.ACTIONS, actions)


def _practices(scope: Scope, places: list[Place], chance: np.random.Generator) -> Iterator[Row]:
    units = chance.permutation(len(places))
    for number, (title, description) in enumerate(_PRACTICES):
        month = scope.months[int(chance.integers(len(scope.months) - 3))]
        for unit in units[number::4][: 1 + number % 2]:
            yield {
                "unit_code": places[unit].code,
                "title": title,
                "description": description,
                "started_on": month.replace(day=1),
            }


def _awards(
    places: list[Place], drives: tuple[Participation, ...], chance: np.random.Generator
) -> Iterator[Row]:
    """After each drive to those that gained most by it for their size."""
    for part in drives:
        people = np.array([place.population for place in places])
        order = np.argsort(-part.extra_vsi / people, kind="stable")
        best = [unit for unit in order if part.units[unit]][:_AWARDS_PER_DRIVE]
        for unit, (title, description) in zip(best, _AWARDS, strict=False):
            after = int(chance.integers(10, 20))
            yield {
                "unit_code": places[unit].code,
                "title": f"{title} ({part.drive.name_vi})",
                "description": description,
                "awarded_on": part.drive.ends_on + dt.timedelta(days=after),
                "drive_code": part.drive.code,
            }


def _actions(places: list[Place], chance: np.random.Generator) -> Iterator[Row]:
    decided = LAST_MONTH - dt.timedelta(days=25)
    for number, (title, owner, status) in enumerate(_ACTIONS):
        unit = places[int(chance.integers(len(places)))].code if number % 2 else PROVINCE_CODE
        yield {
            "unit_code": unit,
            "title": title,
            "decided_on": decided,
            "due_on": decided + dt.timedelta(days=_FIRST_DUE_DAYS * (1 + number % 3)),
            "owner_role": owner,
            "status": status.value,
        }

"""What offices call the columns of their tables, and the values in them.

Everything is compared by `heading_key`: without accents, case and punctuation.
"""

from collections.abc import Iterable

from campaign.intake.letters import heading_key
from campaign.terms import (
    ActionStatus,
    ActivityType,
    DenominatorKind,
    DriveKind,
    Qualifier,
    ResultType,
)

STANDARD_HEADINGS = {
    "unit_code": "Mã đơn vị",
    "unit_name": "Xã, phường, đặc khu",
    "indicator_code": "Loại bảo hiểm",
    "as_of_date": "Ngày số liệu",
    "participant_count": "Số người tham gia",
    "coverage_pct": "Tỷ lệ bao phủ (%)",
    "attainment_pct": "Tỷ lệ hoàn thành (%)",
    "gap_count": "Còn phải phát triển",
    "denominator_count": "Số người để tính tỷ lệ",
    "denominator_kind": "Tính trên",
    "new_count": "Tham gia mới",
    "returned_count": "Tham gia lại",
    "stopped_count": "Dừng tham gia",
    "qualifier": "Mức chính xác",
    "source_url": "Nguồn",
    "published_date": "Ngày đăng",
    "note": "Ghi chú",
    "issuer": "Cơ quan giao",
    "period_start": "Từ ngày",
    "period_end": "Hết ngày",
    "target_count": "Chỉ tiêu giao",
    "target_coverage_pct": "Chỉ tiêu bao phủ (%)",
    "decision_no": "Số quyết định",
    "decided_on": "Ngày quyết định",
    "month": "Tháng",
    "weight_pct": "Tỷ trọng (%)",
    "people_count": "Số người",
    "drive_code": "Mã đợt",
    "name_vi": "Tên đợt",
    "name_en": "Tên tiếng Anh",
    "drive_kind": "Hình thức đợt",
    "phase": "Giai đoạn",
    "starts_on": "Ngày bắt đầu",
    "ends_on": "Ngày kết thúc",
    "activity_type": "Hình thức hoạt động",
    "held_on": "Ngày tổ chức",
    "activity_count": "Số cuộc",
    "attendee_count": "Số người dự",
    "result_type": "Loại kết quả",
    "result_count": "Số lượng",
    "title": "Tiêu đề",
    "description": "Mô tả",
    "started_on": "Bắt đầu làm từ ngày",
    "awarded_on": "Ngày khen",
    "due_on": "Hạn hoàn thành",
    "owner_role": "Đơn vị chủ trì",
    "status": "Tình trạng",
}
"""The heading of each canonical column in the templates; read back without a question."""

STANDARD_PEOPLE = {
    DenominatorKind.POPULATION: "Dân số",
    DenominatorKind.LABOUR_FORCE: "Lực lượng lao động",
    DenominatorKind.PARTICIPATING_AGE: "Số người trong độ tuổi tham gia",
    DenominatorKind.PUPILS: "Số học sinh",
}
"""In the template each kind of people is a column of its own, headed so."""

MARK_HEADING = "Lỗi"
"""The column in which a person's file comes back with its faults; nothing in it is read."""

SKIP = "skip"
PAIR = "pair"
"""Roles beside the canonical columns: nothing to read; count and target in one cell."""

# The unit, the date and the like: one column serves the whole line.
_SHARED = {
    "unit_name": "xa|phuong"
    "|xa phuong|xa phuong dac khu|phuong xa|phuong xa dac khu|ten don vi|don vi"
    "|dia phuong"
    "|ten xa phuong|ten phuong xa|don vi hanh chinh|dia ban|ten xa|ten phuong|xa phuong thi tran"
    "|ubnd xa phuong|ten don vi hanh chinh|ten don vi xa phuong|ten dia phuong"
    "|don vi xa phuong|cac xa phuong|ten dvhc",
    "unit_code": "ma xa|ma dvhc|ma dia ban|ma don vi hanh chinh|ma phuong xa|ma xa phuong|ma dv|ma",
    "indicator_code": "ma chi tieu|chi tieu do|loai hinh|loai hinh bao hiem|loai bh|doi tuong",
    "as_of_date": "so lieu den ngay|ngay bao cao|thang|ky bao cao|thoi diem|den ngay|ky"
    "|thang bao cao"
    "|ngay|thoi diem bao cao|ky so lieu",
    "note": "ghi chu khac|ly do|nguyen nhan",
    SKIP: "stt|tt|so tt|so thu tu|tang giam|so voi thang truoc|so sanh|xep hang|xep loai|hang"
    "|thu hang"
    "|tang giam so voi thang truoc|tang giam so voi cung ky|so voi cung ky|danh gia|no",
}

_MEASURES = {
    "participant_count": "thuc hien|so tham gia|ket qua|ket qua thuc hien|luy ke|so thuc hien|th"
    "|da thuc hien|so nguoi dang tham gia|hien co|tong so nguoi tham gia|so nguoi da tham gia"
    "|luy ke thuc hien|thuc hien luy ke|so nguoi tham gia luy ke|dang tham gia|nguoi tham gia"
    "|so nguoi thuc hien|so nguoi tham gia hien tai|tong so tham gia|so da tham gia",
    "target_count": "chi tieu|ke hoach|ke hoach giao|kh|chi tieu duoc giao|ct|chi tieu nam|giao"
    "|ke hoach nam|chi tieu ke hoach|so giao|chi tieu giao nam|kh giao|chi tieu nguoi|ct giao",
    "attainment_pct": "ty le|ty le hoan thanh|hoan thanh|thuc hien %|% thuc hien|dat|ty le dat"
    "|% dat"
    "|ty le thuc hien|% so ke hoach|% hoan thanh|%|dat %|ty le th|tl|tl %|% kh"
    "|ty le so voi chi tieu|ty le hoan thanh so voi chi tieu|ty le hoan thanh so voi chi tieu giao"
    "|ty le hoan thanh so voi ke hoach|ty le hoan thanh chi tieu giao"
    "|ty le hoan thanh chi tieu|ty le hoan thanh ke hoach|dat ty le|ty le % dat|so voi ke hoach %"
    "|muc do hoan thanh|dat ty le %|ty le % th kh|ty le % so voi kh|ty le thuc hien ke hoach",
    "coverage_pct": "bao phu|do bao phu|% bao phu|ty le tham gia|ty le bao phu dan so|tl bao phu"
    "|ty le bao phu|ty le % bao phu|ty le dan so tham gia",
    "target_coverage_pct": "chi tieu ty le bao phu|ke hoach bao phu|muc tieu bao phu"
    "|bao phu duoc giao"
    "|chi tieu bao phu|ty le bao phu duoc giao|ty le bao phu giao",
    "gap_count": "con thieu|chua dat|con lai|so con thieu|con phai thuc hien|so con phai phat trien"
    "|so nguoi con phai phat trien|thieu so voi chi tieu|can phat trien them",
    "new_count": "tang moi|phat trien moi|so tham gia moi|so moi|moi|phat sinh moi"
    "|so nguoi tham gia moi",
    "returned_count": "quay lai|so tham gia lai|so quay lai",
    "stopped_count": "ngung dong|dung dong|dung|so dung|ngung tham gia|so giam|giam",
    PAIR: "thuc hien chi tieu|thuc hien ke hoach|th kh|th ct|ket qua chi tieu|ket qua ke hoach",
}

# The people a coverage is counted against; each kind is a column of its own.
_PEOPLE = {
    DenominatorKind.POPULATION: "dan so|tong dan so|nhan khau|so dan|dan so nguoi|tong so dan"
    "|dan so thuong tru|dan so trung binh|tong so nhan khau",
    DenominatorKind.LABOUR_FORCE: "luc luong lao dong|lao dong|lllđ|so lao dong|llld",
    DenominatorKind.PARTICIPATING_AGE: "so nguoi trong do tuoi|nguoi trong do tuoi tham gia"
    "|so nguoi trong do tuoi tham gia|trong do tuoi tham gia|dan so trong do tuoi|trong do tuoi"
    "|nguoi trong do tuoi|dan so trong do tuoi tham gia|dan so trong do tuoi lao dong",
    DenominatorKind.PUPILS: "so hoc sinh|tong so hoc sinh|hoc sinh|hoc sinh sinh vien|so hssv"
    "|tong so hssv",
}

_INDICATORS = {
    "vsi": "bhxh tu nguyen|bhxh tn|bhxhtn|bao hiem xa hoi tu nguyen|bh xa hoi tu nguyen"
    "|xa hoi tu nguyen",
    "hi_household": "bhyt ho gia dinh|bhyt hgd|bao hiem y te ho gia dinh|bhyt hogd",
    "hi_pupil": "bhyt hoc sinh|bhyt hssv|bhyt hs|bao hiem y te hoc sinh|bhyt hoc sinh sinh vien"
    "|bao hiem y te hoc sinh sinh vien",
    "csi": "bhxh bat buoc|bhxh bb|bhxhbb|bao hiem xa hoi bat buoc",
    "ui": "bhtn|bao hiem that nghiep|bh that nghiep",
    "hi": "bhyt|bao hiem y te|bh y te",
    "cashless": "khong dung tien mat|khong tien mat|nhan che do khong dung tien mat",
    "id_sync": "dong bo can cuoc|dong bo cccd|dong bo du lieu can cuoc",
}

_CHOICES: dict[str, dict[str, str]] = {
    "qualifier": {
        Qualifier.EXACT: "chinh xac|dung",
        Qualifier.AT_LEAST: "it nhat|hon|tren|tu",
        Qualifier.ABOUT: "khoang|xap xi|gan|uoc",
    },
    "denominator_kind": {kind.value: names for kind, names in _PEOPLE.items()},
    "drive_kind": {
        DriveKind.FESTIVAL: "ngay hoi|ngay hoi tuyen truyen vien",
        DriveKind.PEAK_MONTH: "thang cao diem",
        DriveKind.PEAK_DAYS: "ngay cao diem|dot cao diem",
        DriveKind.PLAN: "ke hoach",
    },
    "activity_type": {
        ActivityType.LAUNCH: "le ra quan|ra quan|phat dong|le phat dong",
        ActivityType.CONFERENCE: "hoi nghi",
        ActivityType.DIALOGUE: "doi thoai|hoi nghi doi thoai",
        ActivityType.SMALL_GROUP: "nhom nho|truyen thong nhom nho|tuyen truyen nhom nho",
        ActivityType.BOOTH: "ban tu van|quay tu van|gian tu van|diem tu van",
        ActivityType.MOBILE_TEAM: "luu dong|to luu dong|tuyen truyen luu dong|doi luu dong"
        "|to truyen thong luu dong",
        ActivityType.LOUDSPEAKER: "loa truyen thanh|phat thanh|truyen thanh",
        ActivityType.HOUSEHOLD_VISIT: "den tung nha|den tung ho|den ho gia dinh|van dong tai nha"
        "|van dong tai ho gia dinh",
        ActivityType.OTHER: "khac|hoat dong khac",
    },
    "result_type": {
        ResultType.REACHED: "duoc tuyen truyen|nguoi duoc tuyen truyen|duoc truyen thong|tiep can"
        "|nguoi duoc truyen thong tu van",
        ResultType.ENROLLED: "tham gia|nguoi tham gia|dang ky tham gia|nguoi tham gia bhxh bhyt",
        ResultType.ENROLLED_VSI: "tham gia bhxh tu nguyen|bhxh tu nguyen",
        ResultType.ENROLLED_HI: "tham gia bhyt|bhyt",
        ResultType.CASHLESS_SWITCH: "chuyen nhan qua tai khoan|khong dung tien mat"
        "|chuyen sang nhan che do khong dung tien mat",
        ResultType.CARDS_GIVEN: "tang the bhyt|the bhyt duoc tang|tang the",
    },
    "status": {
        ActionStatus.OPEN: "dang lam|chua xong|dang thuc hien",
        ActionStatus.DONE: "xong|da xong|hoan thanh|da hoan thanh",
        ActionStatus.DROPPED: "thoi|khong lam nua|bo|da dung",
    },
}


def _keys(names: str) -> list[str]:
    return names.split("|")


def _by_key(lists: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {key: role for role, names in lists for key in _keys(names)}


STANDARD_ROLES = {heading_key(text): name for name, text in STANDARD_HEADINGS.items()} | {
    heading_key(text): f"people_count.{kind.value}" for kind, text in STANDARD_PEOPLE.items()
}
SHARED_ROLES = _by_key(_SHARED.items())
MEASURE_ROLES = _by_key(_MEASURES.items()) | _by_key(
    (f"people_count.{kind.value}", names) for kind, names in _PEOPLE.items()
)
INDICATOR_PHRASES = _by_key(_INDICATORS.items())
CHOICE_NAMES = {column: _by_key(names.items()) for column, names in _CHOICES.items()}
"""For each column with fixed values: their names by key."""

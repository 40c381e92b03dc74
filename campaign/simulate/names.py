"""Names of places that nobody could take for real ones, with every Vietnamese diacritic."""

import numpy as np

_HEADS = (
    "Mây", "Nắng", "Sương", "Gió", "Trăng", "Sao", "Suối", "Đồi", "Bến", "Vườn", "Cầu", "Hoa",
    "Lúa", "Tre", "Trúc", "Sen", "Đào", "Quế", "Thông", "Bưởi", "Chanh", "Dừa", "Giếng", "Thác",
    "Ghềnh", "Cồn", "Bãi",
)  # fmt: skip
_TAILS = (
    "Xanh", "Vàng", "Trắng", "Hồng", "Biếc", "Tím", "Mới", "Thơm", "Sớm", "Chiều", "Lành", "Ngọt",
    "Nhỏ", "Dài", "Cao", "Êm", "Sáng", "Ngàn", "Đượm", "Hiền",
)  # fmt: skip
# Two units that were merged: their names are in none of the lists above.
FORMER_NAMES = ("Chuông Ngân", "Khói Lam")

OFFICE_NAMES = (
    "Đông Minh Họa", "Tây Minh Họa", "Nam Minh Họa", "Bắc Minh Họa", "Trung Minh Họa",
    "Thượng Minh Họa", "Hạ Minh Họa", "Ven Minh Họa",
)  # fmt: skip
FORMER_PROVINCES = ("Minh Thượng", "Minh Hạ")


def unit_names(count: int, chance: np.random.Generator) -> list[str]:
    """So many different names, in an order of chance."""
    all_names = [f"{head} {tail}" for head in _HEADS for tail in _TAILS]
    return [all_names[place] for place in chance.permutation(len(all_names))[:count]]

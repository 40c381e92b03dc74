"""What retracting uploads would do to the figures as they stand; nothing is written here."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from campaign.home import Home
from campaign.kinds import SPECS, CellType, KindSpec
from campaign.publish.run import UploadUnknownError
from campaign.store import ledger, pointer
from campaign.store.query import BuildUnreadableError, Row
from campaign.store.versions import versions_of
from campaign.terms import Kind


class UndoEffect(StrEnum):
    """What becomes of a row of a retracted upload, the gravest first."""

    VANISHES = "vanishes"
    REVERTS = "reverts"
    STAYS = "stays"
    SAME = "same"


@dataclass(frozen=True)
class UndoneRow:
    """One row of a retracted upload: its values now and afterwards, by column.

    `upload_id` is the upload whose row stands afterwards; None when none is left. A row
    that stays shows the columns that the later upload had changed.
    """

    effect: UndoEffect
    kind: Kind
    key: tuple[object, ...]
    columns: tuple[tuple[str, object, object], ...]
    upload_id: str | None


@dataclass(frozen=True)
class UndoPreview:
    """What retracting would do, as of the build `build_id`; the gravest rows first."""

    upload_ids: tuple[str, ...]
    build_id: str
    rows: tuple[UndoneRow, ...]

    def count(self, effect: UndoEffect) -> int:
        """How many rows have this effect."""
        return sum(row.effect is effect for row in self.rows)

    @property
    def changes_nothing(self) -> bool:
        """Whether every figure stays as it is."""
        return all(row.effect in {UndoEffect.STAYS, UndoEffect.SAME} for row in self.rows)


def preview_undo(home: Home, *upload_ids: str) -> UndoPreview:
    """Which values would revert, stay and vanish.

    Raises UploadUnknownError for an id of no active upload and BuildUnreadableError when
    there is no current build to compare with.
    """
    active = {upload.upload_id for upload in ledger.active_uploads(ledger.read_entries(home))}
    unknown = [upload_id for upload_id in upload_ids if upload_id not in active]
    if unknown:
        raise UploadUnknownError(", ".join(unknown))
    build_id = pointer.current_build_id(home)
    if build_id is None:
        raise BuildUnreadableError(home.pointer.name)
    undone = frozenset(upload_ids)
    path = pointer.build_path(home, build_id)
    rows = [
        _undone(SPECS[kind], versions, undone)
        for kind in Kind
        for versions in _by_key(
            SPECS[kind], versions_of(path, kind, upload_ids=tuple(dict.fromkeys(upload_ids)))
        )
    ]
    grave = list(UndoEffect)
    rows.sort(key=lambda row: grave.index(row.effect))
    return UndoPreview(tuple(dict.fromkeys(upload_ids)), build_id, tuple(rows))


def _by_key(spec: KindSpec, versions: Sequence[Row]) -> Iterator[list[Row]]:
    found: dict[tuple[object, ...], list[Row]] = {}
    for version in versions:
        found.setdefault(tuple(version[name] for name in spec.key), []).append(version)
    yield from found.values()


def _undone(spec: KindSpec, versions: Sequence[Row], undone: AbstractSet[str]) -> UndoneRow:
    """What becomes of one key; `versions` are all its rows, the last one stands now."""
    now = versions[-1]
    kept = [version for version in versions if version["upload_id"] not in undone]
    key = tuple(now[name] for name in spec.key)
    if not kept:
        columns = [(name, now[name], None) for name in _telling(spec, now)]
        return UndoneRow(UndoEffect.VANISHES, spec.kind, key, tuple(columns), None)
    after = kept[-1]
    if now["upload_id"] in undone:
        compared, effect = now, UndoEffect.REVERTS
    else:
        last = next(row for row in reversed(versions) if row["upload_id"] in undone)
        compared, effect = last, UndoEffect.STAYS
    changed = [name for name in spec.value_names if compared[name] != after[name]]
    columns = [(name, now[name], after[name]) for name in changed]
    effect = effect if changed else UndoEffect.SAME
    return UndoneRow(effect, spec.kind, key, tuple(columns), after["upload_id"])


def _telling(spec: KindSpec, row: Row) -> list[str]:
    """The columns that say what is lost: the figures, and where there are none, all values."""
    filled = [name for name in spec.value_names if row[name] is not None]
    figures = {CellType.COUNT, CellType.PCT}
    return [name for name in filled if spec.column(name).cell_type in figures] or filled

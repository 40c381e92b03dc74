"""`watch`: publishes the files that offices drop into a folder, and hands the others back.

The folder is looked at again and again, because a network share or SFTP gives no events. A
file is taken when two looks have found it the same, so that none is taken half sent.
"""

import argparse
import datetime as dt
import errno
import hashlib
import logging
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from types import FrameType

from campaign import intake, publish
from campaign.cli.folder import Seen, is_at_rest, look, read_at_rest
from campaign.cli.given import writable
from campaign.cli.problems import EXPECTED, MisuseError, explain
from campaign.cli.shelf import put_away
from campaign.export.marked import faults_of, marked_copy
from campaign.home import Home
from campaign.publish import Checked, Incoming
from campaign.store import ledger
from campaign.thresholds import MAX_SIDEBAR_BYTES
from campaign.words import Words
from campaign.words.findings import finding_line

_log = logging.getLogger(__name__)

ACCEPTED, TO_MEND = "da-nhan", "can-sua"


@dataclass(frozen=True)
class Desk:
    """Where and how the files are published: as `publish` does with the same options."""

    home: Home
    province: str | None
    by: str
    is_confirmed: bool


def watch(folder: Path, desk: Desk, words: Words, options: argparse.Namespace) -> bool:
    """Watch until a signal, or for two looks; returns whether all that was taken is published."""
    if not folder.is_dir():
        raise MisuseError(words.say("watch.no_folder", folder=writable(str(folder))))
    for name in (ACCEPTED, TO_MEND):
        if (folder / name).is_symlink():
            raise MisuseError(words.say("watch.linked", folder=writable(str(folder / name))))
    stopped = threading.Event()
    watcher = Watcher(folder, desk, words, stopped)
    with _stopping(stopped):
        watcher.tell(words.say("watch.begins", folder=writable(str(folder))))
        watcher.round()
        while not stopped.wait(options.every):
            watcher.round()
            if options.once:
                break
        watcher.tell(words.say("watch.ends"))
    return watcher.is_fine


@contextmanager
def _stopping(stopped: threading.Event) -> Iterator[None]:
    """While it lasts, a signal to end sets `stopped`: the file at hand is finished first."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopped.set()

    earlier = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


class Watcher:
    """Looks at one folder and deals with every file that has come to rest."""

    def __init__(self, folder: Path, desk: Desk, words: Words, stopped: threading.Event) -> None:
        self._folder = folder
        self._desk = desk
        self._words = words
        self._stopped = stopped
        self._last: dict[str, Seen] = {}
        self._told: dict[str, str] = {}
        self.is_fine = True

    def tell(self, text: str) -> None:
        """One line of log, with the time of day in Vietnam."""
        now = dt.datetime.now(tz=dt.UTC).replace(tzinfo=None)
        sys.stdout.write(f"{self._words.moment(now)}  {' '.join(text.split())}\n")
        sys.stdout.flush()

    def round(self) -> None:
        """One look; takes the files that are as the last look found them."""
        try:
            found = look(self._folder)
        except OSError as problem:
            # The share may be back at the next look.
            self._tell_once("", self._words.say("disk.problem", reason=str(problem)))
            return
        rested = [name for name, seen in found.items() if self._last.get(name) == seen]
        self._last = found
        self._told = {name: text for name, text in self._told.items() if name in found}
        for batch in self._batches(rested):
            if not self._stopped.is_set():
                self._take(batch)

    def _batches(self, names: Sequence[str]) -> Iterator[list[str]]:
        """Files that are published together: a drive and its results may come at once."""
        batch: list[str] = []
        size = 0
        for name in names:
            size += self._last[name].size
            if batch and size > MAX_SIDEBAR_BYTES:
                yield batch
                batch, size = [], self._last[name].size
            batch.append(name)
        if batch:
            yield batch

    def _take(self, names: Sequence[str]) -> None:
        """Publish the files, or hand them back; one that cannot be dealt with now stays."""
        try:
            files = {n: payload for n in names if (payload := self._payload(n)) is not None}
            for group in _without_twins(files):
                self._publish(self._without_known(group))
        except EXPECTED as problem:
            self._keep(names, explain(problem, self._words)[0])
        except Exception as fault:  # noqa: BLE001 - one file must not end the watch for all others
            _log.exception("files could not be dealt with")
            self._keep(names, type(fault).__name__)

    def _payload(self, name: str) -> bytes | None:
        """The file's bytes; None, with the reason told, when it is not to be read now."""
        if self._last[name].size > MAX_SIDEBAR_BYTES:
            limit = MAX_SIDEBAR_BYTES // 1024 // 1024
            text = self._words.say("upload.too_large", limit=limit)
            self._hand_back(name, "watch.refused", [text], {})
            return None
        try:
            return read_at_rest(self._folder / name, self._last[name])
        except FileNotFoundError:
            self.tell(self._words.say("watch.gone", file=_shown(name)))
        except OSError as problem:
            self.is_fine = False
            key = "watch.link" if problem.errno == errno.ELOOP else "watch.unreadable"
            reason = problem.strerror or ""
            self._tell_once(name, self._words.say(key, file=_shown(name), reason=reason))
        return None

    def _without_known(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Put away what is published already, as after a crash between publishing and moving."""
        uploads = ledger.active_uploads(ledger.read_entries(self._desk.home))
        known = {upload.sha256: upload.upload_id for upload in uploads}
        fresh: dict[str, bytes] = {}
        for name, payload in files.items():
            upload_id = known.get(hashlib.sha256(payload).hexdigest())
            if upload_id is None:
                fresh[name] = payload
            else:
                self._accept(name, self._words.say("watch.known", upload=upload_id))
        return fresh

    def _publish(self, files: Mapping[str, bytes]) -> None:
        if not files:
            return
        desk = self._desk
        incoming = [Incoming(writable(n), payload, desk.province) for n, payload in files.items()]
        try:
            results = publish.publish(desk.home, incoming, by=desk.by, confirm=desk.is_confirmed)
        except publish.BuildBlockedError as blocked:
            self._publish_apart(files, blocked)
            return
        for name, result in zip(files, results, strict=True):
            if result.upload_id is None:
                self._refuse(name, result)
            else:
                told = {"upload": result.upload_id, "n": result.row_count}
                self._accept(name, self._words.say("watch.accepted", **told))

    def _publish_apart(
        self, files: Mapping[str, bytes], blocked: publish.BuildBlockedError
    ) -> None:
        """Which of several files it was that blocked, shows when each is published by itself."""
        if len(files) > 1:
            for name, payload in files.items():
                self._publish({name: payload})
        else:
            text, _ = explain(blocked, self._words)
            self._hand_back(next(iter(files)), "watch.refused", text.splitlines(), {})

    def _refuse(self, name: str, result: Checked) -> None:
        lines = [finding_line(self._words, finding) for finding in result.findings]
        key = "watch.asked" if result.is_acceptable else "watch.refused"
        self._hand_back(name, key, lines, self._copy(name, result))

    def _copy(self, name: str, result: Checked) -> dict[str, bytes]:
        """The marked copy by what follows the name without its suffix; empty when there is none."""
        try:
            copy = marked_copy(
                name,
                result.incoming.payload,
                faults_of(self._words, result.findings),
                words=self._words,
                reference=intake.load_reference(self._desk.home.reference_files()),
                answers=result.reading.answers,
            )
        except Exception:  # noqa: BLE001 - the list of faults goes back all the same
            _log.exception("no marked copy of %s", _shown(name))
            copy = None
        # The copy's name may be shorter or tamer than the file's, its ending is always of one form.
        return {f".loi{PurePath(copy[0]).suffix}": copy[1]} if copy else {}

    def _accept(self, name: str, outcome: str) -> None:
        self._put_away(name, ACCEPTED, {}, outcome)

    def _hand_back(
        self, name: str, key: str, lines: Sequence[str], beside: Mapping[str, bytes]
    ) -> None:
        """Into the folder of files to mend, with what is wrong in words."""
        self.is_fine = False
        outcome = self._words.say(key)
        text = "\r\n".join([f"{_shown(name)}: {outcome}", "", *lines, ""])
        ending = f"{PurePath(name).suffix}.loi.txt"
        explained = {ending: text.encode("utf-8-sig", "replace")}
        self._put_away(name, TO_MEND, explained | dict(beside), outcome)

    def _put_away(self, name: str, shelf: str, beside: Mapping[str, bytes], outcome: str) -> None:
        path = self._folder / name
        try:
            if not is_at_rest(path, self._last[name]):
                # Sent anew meanwhile: that is another file, for the next look.
                self.tell(self._words.say("watch.changed", file=_shown(name), outcome=outcome))
                return
            where = put_away(path, self._folder / shelf, beside)
        except FileNotFoundError:
            told = self._words.say("watch.gone", file=_shown(name))
            self.tell(f"{told} {outcome}")
        except OSError as problem:
            self.is_fine = False
            reason = problem.strerror or str(problem)
            text = self._words.say("watch.stays", file=_shown(name), outcome=outcome, reason=reason)
            self._tell_once(name, text)
        else:
            del self._last[name]
            shown = f"{shelf}/{_shown(where)}"
            self.tell(
                self._words.say("watch.moved", file=_shown(name), outcome=outcome, place=shown)
            )

    def _keep(self, names: Iterable[str], reason: str) -> None:
        """Leave the files where they are for the next look, and say why once."""
        self.is_fine = False
        for name in [name for name in names if name in self._last]:
            text = self._words.say("watch.waits", file=_shown(name), reason=reason)
            self._tell_once(name, text)

    def _tell_once(self, name: str, text: str) -> None:
        if self._told.get(name) != text:
            self._told[name] = text
            self.tell(text)


def _without_twins(files: Mapping[str, bytes]) -> list[dict[str, bytes]]:
    """The files in groups within which no content comes twice."""
    groups: list[dict[str, bytes]] = []
    for name, payload in files.items():
        group = next((group for group in groups if payload not in group.values()), None)
        if group is None:
            groups.append(group := {})
        group[name] = payload
    return groups


def _shown(name: str) -> str:
    """A file's name on one line of text."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in writable(name))

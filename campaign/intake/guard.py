"""What a file is by its first bytes, and whether a workbook is safe to open."""

import io
import re
import zipfile
import zlib
from enum import StrEnum

from campaign.findings import Finding
from campaign.thresholds import MAX_UNPACKED_BYTES

_NAMED = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "GZIP",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7-Zip",
    b"{\\rtf": "RTF",
}
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype|<html|<table|<\?xml)", re.IGNORECASE)
_MACROS = ("xl/vbaproject.bin", "xl/macrosheets/", "basic/")


class UndecodableError(Exception):
    """The bytes cannot be read as a table; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


class Form(StrEnum):
    """The two forms in which tables come."""

    TEXT = "text"
    WORKBOOK = "workbook"


def form_of(payload: bytes) -> Form:
    """Whether the bytes are a workbook or text; raises UndecodableError for anything else."""
    if not payload:
        raise UndecodableError(Finding("empty_file"))
    for signature, name in _NAMED.items():
        if payload.startswith(signature):
            raise UndecodableError(Finding("not_a_table", params={"format": name}))
    if payload.startswith(_ZIP):
        _check_package(payload)
        return Form.WORKBOOK
    if payload.startswith(_OLE):
        if _ENCRYPTED in payload:
            raise UndecodableError(Finding("password_protected"))
        return Form.WORKBOOK
    if _MARKUP.match(payload[:200]):
        raise UndecodableError(Finding("not_a_table", params={"format": "HTML, XML"}))
    return Form.TEXT


def _check_package(payload: bytes) -> None:
    """Refuse a package that is cut off, swells when unpacked, or brings programs with it."""
    try:
        with zipfile.ZipFile(io.BytesIO(payload)) as package:
            _check_members(package)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, ValueError) as fault:
        raise UndecodableError(Finding("damaged_workbook")) from fault
    except RuntimeError as fault:
        # zipfile's way of saying that a member is encrypted.
        raise UndecodableError(Finding("password_protected")) from fault


def _check_members(package: zipfile.ZipFile) -> None:
    members = package.infolist()
    names = [member.filename.casefold() for member in members]
    if not any(name in ("xl/workbook.xml", "xl/workbook.bin", "content.xml") for name in names):
        raise UndecodableError(Finding("not_a_table", params={"format": "Word, ZIP"}))
    if any(name.startswith(_MACROS) for name in names):
        raise UndecodableError(Finding("has_macros"))
    if any(name.startswith("xl/externallinks/") for name in names):
        raise UndecodableError(Finding("has_external_links"))
    # The sizes a package states can be false, so it is unpacked here, counted and dropped.
    left = MAX_UNPACKED_BYTES
    for member in members:
        left -= _unpacked_size(package, member, left)


def _unpacked_size(package: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> int:
    size = 0
    with package.open(member) as stream:
        while chunk := stream.read(1 << 20):
            size += len(chunk)
            if size > limit:
                raise UndecodableError(Finding("swelling_package"))
    return size

"""Who may upload: this machine, unforwarded, through its own name."""

import pytest

from campaign.ui.access import _FORWARDING, upload_refusal
from campaign.words import LANGUAGES, words_for

_HOST = {"host": ["localhost:8501"]}


@pytest.mark.parametrize("address", [None, "127.0.0.1", "127.8.9.1", "::1"])
@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8501", "LOCALHOST", "127.0.0.1:80", "[::1]", "[::1]:8501"]
)
def test_this_machine_may_upload(address: str | None, host: str) -> None:
    assert upload_refusal(remote_address=address, headers={"host": [host]}) is None


@pytest.mark.parametrize(
    "address",
    ["10.0.0.5", "192.168.1.7", "8.8.8.8", "fe80::1", "::", "0.0.0.0", "", "localhost"],  # noqa: S104
)
def test_another_machine_may_not(address: str) -> None:
    assert upload_refusal(remote_address=address, headers=_HOST) == "access.not_local"


@pytest.mark.parametrize("name", sorted(_FORWARDING))
@pytest.mark.parametrize("values", [["127.0.0.1"], []])
def test_a_forwarded_request_may_not(name: str, values: list[str]) -> None:
    headers = _HOST | {name: values}
    assert upload_refusal(remote_address=None, headers=headers) == "access.forwarded"


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        ["localhost", "localhost"],
        ["evil.vn"],
        ["localhost.evil.vn"],
        ["localhost@evil.vn"],
        ["evil.vn:8501"],
        [""],
        ["10.0.0.5"],
        ["[fe80::1]"],
        ["[::1"],
    ],
)
def test_a_foreign_missing_or_double_host_may_not(hosts: list[str]) -> None:
    headers = {"host": hosts}
    assert upload_refusal(remote_address=None, headers=headers) == "access.foreign_host"


@pytest.mark.parametrize("origin", ["http://localhost:8501", "http://127.0.0.1", "http://[::1]:80"])
def test_the_pages_own_origin_may(origin: str) -> None:
    assert upload_refusal(remote_address=None, headers=_HOST | {"origin": [origin]}) is None


@pytest.mark.parametrize(
    "origins",
    [["http://evil.vn"], ["http://[::1"], ["null"], [""], ["http://localhost", "http://evil.vn"]],
)
def test_a_foreign_origin_may_not(origins: list[str]) -> None:
    headers = _HOST | {"origin": origins}
    assert upload_refusal(remote_address=None, headers=headers) == "access.foreign_host"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["access.not_local", "access.forwarded", "access.foreign_host"])
def test_every_refusal_can_be_said(key: str, language: str) -> None:
    assert words_for(language).say(key)

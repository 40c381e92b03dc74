"""Who may upload: only a request from this very machine, until accounts exist."""

from collections.abc import Iterable, Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

# A proxy on this machine makes every visitor look local; these headers give it away.
_FORWARDING = frozenset(
    {
        "cf-connecting-ip",
        "client-ip",
        "forwarded",
        "true-client-ip",
        "via",
        "x-client-ip",
        "x-cluster-client-ip",
        "x-forwarded",
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-port",
        "x-forwarded-proto",
        "x-original-host",
        "x-real-ip",
    }
)
_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


def upload_refusal(
    *, remote_address: str | None, headers: Mapping[str, Iterable[str]]
) -> str | None:
    """The message key that says why uploading is refused, or None when it is allowed.

    `headers` maps lower-case names to all their values. A missing address is Streamlit's
    way of saying loopback.
    """
    if remote_address is not None and not _is_loopback(remote_address):
        return "access.not_local"
    if any(name in _FORWARDING for name in headers):
        return "access.forwarded"
    hosts = list(headers.get("host", ()))
    if len(hosts) != 1 or _host_name(hosts[0]) not in _LOCAL_NAMES:
        return "access.foreign_host"
    origins = list(headers.get("origin", ()))
    if any(_name_in(origin) not in _LOCAL_NAMES for origin in origins):
        return "access.foreign_host"
    return None


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _host_name(host: str) -> str:
    return _name_in(f"//{host}")


def _name_in(address: str) -> str:
    """The host in an address; empty for one that is not well formed."""
    try:
        return (urlsplit(address).hostname or "").casefold()
    except ValueError:
        return ""

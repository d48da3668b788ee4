"""Finds web addresses that lead away from the government's own, so that no slip can send a phone to a look-alike."""

import re
import unicodedata

OURS = ".go.id"

_WITH_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://([^\s/?#]*)", re.IGNORECASE)
_BARE_HOST = re.compile(
    r"\bwww\.[^\s/]+|\b(?:[a-z0-9-]+\.)+(?:app|biz|co|com|dev|gl|id|info|io|link|ly|me|net|online|org|shop|site|to|top|xyz)\b",
    re.IGNORECASE,
)


def foreign_address(text: str) -> str | None:
    """The first address in `text` that is not under .go.id, or None; what only looks like one counts as well."""
    folded = unicodedata.normalize("NFKC", text)
    hosts = [match.group(1).rpartition("@")[2].partition(":")[0] for match in _WITH_SCHEME.finditer(folded)]
    hosts += _BARE_HOST.findall(folded)
    return next((host for host in hosts if not host.lower().endswith(OURS)), None)

"""The key of the chains, in a file beside the other keys and never in the database."""

from pathlib import Path

from kiosk.audit.chain import KEY_LENGTH
from kiosk.keyfiles import open_secret


def open_chain_key(data: Path) -> bytes:
    """The key of this data folder's chains, made now if there is none. Raises KioskError."""
    return open_secret(
        data / "keys" / "audit-chain.key",
        KEY_LENGTH,
        "The key of the audit chain",
        "what was written down until today can only be proved by the heads on paper",
    )

"""The key of the chains."""

from pathlib import Path

from kiosk.audit.chain import KEY_LENGTH
from kiosk.audit.keys import open_chain_key


def test_the_key_is_made_once_beside_the_other_keys(tmp_path: Path) -> None:
    key = open_chain_key(tmp_path)
    assert len(key) == KEY_LENGTH
    assert open_chain_key(tmp_path) == key
    assert [file.name for file in (tmp_path / "keys").iterdir()] == ["audit-chain.key"]

"""Whatever name of a branch the settings let through, the calendar entry of a slip can hold it."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.errors import SettingsError
from kiosk.settings import read_settings
from kiosk.slips.phone_entry import calendar_entry
from tests.machine import MORNING

letters = st.characters(exclude_categories=["Cs"])
pieces = st.sampled_from(["www.", "https://", "bit", ".", "ly", "/", ".go.id", "Jl.", " ", "\n", "．", "com", "@"])
names = st.one_of(st.text(letters, max_size=40), st.lists(pieces, max_size=8).map("".join))


@given(names)
@example("A://")
@example("ｂｉｔ．ｌｙ")
@example("Cabang\x00\x1b\u202e")
@settings(max_examples=150, deadline=None)
def test_every_accepted_name_fits_into_the_phone_s_entry(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    quoted = json.dumps(name, ensure_ascii=False).replace("\x7f", "\\u007f")
    file.write_text(f"[branch]\nname = {quoted}\n", encoding="utf-8", newline="")
    try:
        accepted = read_settings({"KIOSK_SETTINGS": str(file)}).branch.name
    except SettingsError:
        return
    assert accepted == name
    entry = calendar_entry("ABC-DEF-GHJ", "Panduan", ("Satu.",), MORNING, MORNING, accepted)
    assert entry.isascii()
    assert all(line.isprintable() for line in entry.split("\r\n"))

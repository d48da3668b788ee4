"""Whoever carries the data folder away learns nobody's name and number from it; only revealing gives them."""

import base64
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.assembly import Kiosk
from kiosk.cases.case import Case, CaseEntry, Person
from kiosk.cases.follow_up import Revealed, Told
from kiosk.cases.form import Form
from kiosk.cases.search import FoundCases, Home
from kiosk.cases.states import Move
from kiosk.cases.store import Added, Standing
from kiosk.guide.causes import Cause
from kiosk.staff.accounts import StaffAccount
from kiosk.staff.sessions import SignedIn
from tests.cases.office import BLOCKED, CLAIM, sure
from tests.cases.searching import forms, pieces, traces
from tests.machine import machine
from tests.staff.office import BOSS, BOSS_PIN

CASES = 100
WRITINGS = ("Zyxwvu Rekaanqx", "ZYXWVU REKAANQX", "zyxwvu rekaanqx", "Zyxwvú Rekaañqx", "O'Zyxwvu <b>Rekaanqx</b>")
NOTE, REASON = "Qwertzuio datang lagi", "Asdfghjkl salah ketik"


@dataclass
class Kept:
    """A machine on which a hundred cases were worked on, and all that was typed into it."""

    kiosk: Kiosk
    secrets: list[str]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """The machine, its database still open."""
    kiosk = machine(tmp_path_factory.mktemp("machine") / "data")
    sure(kiosk.staff.first_account(BOSS, BOSS_PIN, 1, kiosk.now()), StaffAccount)
    session = sure(kiosk.staff.sign_in(BOSS, BOSS_PIN, 1, kiosk.now()), SignedIn)
    found = Kept(kiosk, [NOTE, REASON])
    for number in range(CASES):
        work(found, session, number)
    sure(kiosk.cases.search.home(session, kiosk.now()), Home)
    yield found
    kiosk.desk.close()


def work(kept: Kept, session: SignedIn, number: int) -> None:
    """Log the case of this number and do with it what its number says."""
    now, follow = kept.kiosk.now(), kept.kiosk.cases.follow_up
    person = Person(
        f"{WRITINGS[number % len(WRITINGS)]} {number}",
        str(97_531_864_213 + 7919 * number),
        f"08{9_753_186_421 + 7919 * number}",
    )
    kept.secrets += [person.name, person.kpj, sure(person.phone, str)]
    details, cause = (BLOCKED, Cause.BLOCKED_BIOMETRIC) if number % 2 else (CLAIM, Cause.ACTIVE_CLAIM)
    if details is CLAIM:
        details = replace(CLAIM, attempted_on=now.date())
    form = Form(uuid4(), details, cause, person.name, person.kpj, sure(person.phone, str))
    case = sure(kept.kiosk.cases.intake.log(session, form, now), Added).case
    sure(kept.kiosk.cases.intake.standing(session, replace(form, key=uuid4()), now), Standing)
    if number % 3 == 0:
        right = {"name": f"Betulqyz Namawxv {number}", "kpj": str(86_420_975_312 + 7919 * number), "phone": ""}
        case = sure(follow.correct(session, case, right, REASON, now), Case)
        kept.secrets += [sure(text, str) for text in (right["name"], right["kpj"])]
    if number % 4 == 0:
        sure(follow.note(session, case, NOTE, now), CaseEntry)
        sure(kept.kiosk.cases.search.scanned(session, person.kpj, now), FoundCases)
    if number % 5 == 0:
        assert sure(follow.reveal(session, case, "kpj", now), Revealed).text in kept.secrets
        sure(follow.reveal(session, case, "phone", now), Revealed)
    if number % 7 == 0:
        sure(follow.move(session, case, Move.REJECT, Told(REASON), now), Case)


def test_nothing_that_was_typed_can_be_read_in_any_file(kept: Kept) -> None:
    files = {file.name for file in kept.kiosk.data.rglob("*") if file.is_file()}
    assert {"kiosk.sqlite", "kiosk.sqlite-journal", "case-sealing.1.key", "audit-chain.key"} <= files
    assert len(kept.secrets) >= 3 * CASES
    assert traces(kept.kiosk.data, kept.secrets) == []


def test_with_the_keys_everything_can_be_read_again(kept: Kept) -> None:
    with closing(sqlite3.connect(kept.kiosk.data / "kiosk.sqlite")) as connection:
        codes = [code for (code,) in connection.execute("SELECT code FROM cases")]
    assert len(codes) == CASES
    for code in codes:
        case = sure(kept.kiosk.desk.cases.of_code(code), Case)
        person = sure(kept.kiosk.desk.cases.person(case.key), Person)
        assert {person.name, person.kpj, person.phone} <= {*kept.secrets, None}


@pytest.mark.parametrize("form", forms("12345678901"))
def test_the_search_finds_every_form_of_a_piece(tmp_path: Path, form: str) -> None:
    for number, secret in enumerate(("98765432109", "Zyxwvu Rekaanqx")):
        for piece in pieces(secret):
            if form in forms(piece):
                (tmp_path / "some.file").write_bytes(b"\x07before" + forms(piece)[form] + b"after\xff")
                assert ("some.file", secret, form) in traces(tmp_path, [secret]), (number, piece)


@pytest.mark.parametrize("before", ["", "x", "xx", "xxx"])
def test_the_search_finds_what_was_encoded_together_with_other_text(tmp_path: Path, before: str) -> None:
    (tmp_path / "some.file").write_bytes(base64.b64encode(f"{before}Zyxwvu Rekaanqx und mehr".encode()))
    assert traces(tmp_path, ["Zyxwvu Rekaanqx"])


@pytest.mark.parametrize("written", ["Zyxwvu Rekaanqx", "ZYXWVU", "rekaanqx", "97000000031", 97000000031, "000000031"])
def test_the_search_finds_one_name_or_number_in_the_same_database(
    kept: Kept, tmp_path: Path, written: str | int
) -> None:
    content = (kept.kiosk.data / "kiosk.sqlite").read_bytes()
    (tmp_path / "kiosk.sqlite").write_bytes(content)
    secrets = ["Zyxwvu Rekaanqx", "97000000031"]
    assert traces(tmp_path, secrets) == []
    with closing(sqlite3.connect(tmp_path / "kiosk.sqlite")) as connection, connection:
        connection.execute("CREATE TABLE leaks (leak)")
        connection.execute("INSERT INTO leaks VALUES (?)", (written,))
    assert traces(tmp_path, secrets)

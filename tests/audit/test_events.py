"""The closed list of events, and the words that none may hold."""

from datetime import datetime
from uuid import UUID

import pytest

from kiosk.audit.events import Detail, EventDraft, EventKind
from tests.audit.drafts import MORNING

KNOWN = (
    *("signed_in", "sign_in_failed", "signed_out", "locked", "released", "denied", "second_confirmed", "second_failed"),
    *("staff_added", "staff_disabled", "staff_enabled", "role_changed", "pin_reset", "pin_changed"),
    *("slip_scanned", "slip_refused", "slip_closed", "slip_printed"),
    *("case_logged", "case_checked", "case_sent", "case_forwarded", "case_done", "case_rejected", "case_withdrawn"),
    *("case_reopened", "case_reassigned", "case_noted", "case_corrected", "case_revealed", "case_printed"),
    *("case_searched", "case_erased", "report_shown", "report_exported", "cases_exported", "day_closed"),
    *("chain_verified", "retention_run", "chain_pruned", "backup_made", "backup_restored", "key_changed"),
    "keys_exported",
    *("setting_changed", "content_changed"),
)


def _draft(subject: str = "", value: str = "idle", at: datetime = MORNING) -> EventDraft:
    return EventDraft(UUID(int=1), 1, 1, at, None, EventKind.SIGNED_OUT, subject, {Detail.REASON: value})


def test_the_list_only_grows() -> None:
    assert set(KNOWN) <= {kind.value for kind in EventKind}


@pytest.mark.parametrize(
    "word", ["K-ABC-DEF-GHJ", "ABC-DEF-GHJ", "2026-11-20", "xlsx", "1234567", str(UUID(int=10**30))]
)
def test_ids_codes_keys_dates_and_counts_are_kept(word: str) -> None:
    assert _draft(subject=word, value=word).subject == word


@pytest.mark.parametrize(
    "word", ["12345678901", "081200000000", "Kiosk Demo", "a" * 41, "<b>", "=cmd", "name\n", "ä", "id_12345678"]
)
def test_what_could_name_a_person_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="a word of an event"):
        _draft(value=word)
    with pytest.raises(ValueError, match="a word of an event"):
        _draft(subject=word)


def test_a_detail_that_is_not_on_the_list_is_refused() -> None:
    with pytest.raises(ValueError, match="phone"):
        EventDraft(UUID(int=1), 1, 1, MORNING, None, EventKind.LOCKED, "", {"phone": "x"})  # type: ignore[dict-item]


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        _draft(at=datetime(2026, 11, 20))  # noqa: DTZ001


def test_a_draft_can_not_be_changed_after_it_was_checked() -> None:
    words = {Detail.REASON: "idle"}
    kept = EventDraft(UUID(int=1), 1, 1, MORNING, None, EventKind.SIGNED_OUT, "", words)
    words[Detail.REASON] = "Somebody Known"
    assert kept.details == {Detail.REASON: "idle"}
    with pytest.raises(TypeError):
        kept.details[Detail.REASON] = "else"  # type: ignore[index]

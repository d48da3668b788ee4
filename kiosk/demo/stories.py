"""How the invented cases went: every state and kind, on time and late, with what goes wrong on an ordinary day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from kiosk.cases.case import Case
from kiosk.cases.correction import Correction
from kiosk.cases.follow_up import FollowUp, Told
from kiosk.cases.kinds import Handling
from kiosk.cases.states import Ending, Move
from kiosk.guide.causes import Cause
from kiosk.staff.sessions import SignedIn

StoryAct = Callable[[FollowUp, SignedIn, Case, datetime], object]
"""What somebody signed in does with a case at a moment."""

MISTAKEN = MappingProxyType(
    {
        Cause.BLOCKED_BIOMETRIC: Cause.FACE_MISMATCH,
        Cause.BLOCKED_KPJ: Cause.KPJ_UNKNOWN,
        Cause.BLOCKED_LOGIN: Cause.LOGIN_CREDENTIALS,
        Cause.ACTIVE_CLAIM: Cause.CLAIM_NOT_READY,
    }
)
"""What an officer finds, and what the guide had found where it was wrong."""


@dataclass(frozen=True)
class Step:
    """Something done with a case: so many open days after its logging, at this part of the day (or of its rest)."""

    days: int
    part: float
    act: StoryAct
    colleague: bool = False
    """Done by somebody else than who logged the case."""


@dataclass(frozen=True)
class Story:
    """Cases that went alike."""

    handling: Handling | None
    """Who cancels the claim; None for an unblock."""
    days_ago: tuple[int, ...]
    """How many open days ago each of them was logged."""
    steps: tuple[Step, ...] = ()


def _moves(days: int, part: float, move: Move, text: str = "", ending: Ending | None = None) -> Step:
    return Step(days, part, lambda desk, who, case, at: desk.move(who, case, move, Told(text, ending), at))


def _ends(days: int, part: float, ending: Ending = Ending.WORKS) -> Step:
    return _moves(days, part, Move.FINISH, ending=ending)


def _corrected(correction: Correction, reason: str) -> Step:
    return Step(0, 0.25, lambda desk, who, case, at: desk.correct(who, case, correction, reason, at))


PRINTED = Step(0, 0.05, lambda desk, who, case, at: desk.printed(who, case, at, again=False))

_CHECKED = _moves(0, 0.1, Move.CHECK_IDENTITY)
_SENT = _moves(0, 0.2, Move.SEND, "Pusat Layanan Contoh")
_SENT_ON = _moves(2, 0.2, Move.SEND, "Kantor Wilayah Contoh")
_FORWARDED = _moves(0, 0.2, Move.FORWARD)
_FORWARDED_AGAIN = _moves(3, 0.3, Move.FORWARD)
_REJECTED = _moves(0, 0.4, Move.REJECT, "Data e-KTP tidak cocok dengan kartu peserta.")
_WITHDRAWN = _moves(1, 0.3, Move.WITHDRAW)
_REOPENED = _moves(2, 0.2, Move.REOPEN, "Peserta datang lagi, masih tidak bisa masuk.")
_CHECKED_AGAIN = _moves(2, 0.5, Move.CHECK_IDENTITY)
_NOTED = Step(0, 0.3, lambda desk, who, case, at: desk.note(who, case, "Akan ditelepon setelah makan siang.", at))
_REVEALED = Step(0, 0.35, lambda desk, who, case, at: desk.reveal(who, case, "kpj", at))
_PRINTED_AGAIN = Step(1, 0.03, lambda desk, who, case, at: desk.printed(who, case, at, again=True))
_TAKEN = Step(0, 0.45, lambda desk, who, case, at: desk.assign(who, case, who.staff, at), colleague=True)
_NUMBER_CORRECTED = _corrected({"phone": "080000000999"}, "Nomor telepon salah ketik.")
_CAUSE_CORRECTED = _corrected({"cause": Cause.FACE_MISMATCH}, "Ternyata foto tidak sesuai.")

STORIES = (
    # unblocks that are over
    Story(None, (10, 7, 4), (_CHECKED, _SENT, _REVEALED, _ends(0, 0.7))),
    Story(None, (8, 3, 2), (_CHECKED, _SENT, _PRINTED_AGAIN, _ends(1, 0.05))),
    Story(None, (9, 7, 5), (_CHECKED, _SENT, _SENT_ON, _ends(3, 0.6))),
    Story(None, (8, 5), (_CHECKED, _SENT, _NOTED, _ends(1, 0.8, Ending.FAILED_AGAIN))),
    Story(None, (6, 1), (_CHECKED, _ends(0, 0.5, Ending.NOT_TRIED))),
    Story(None, (10,), (_CHECKED, _SENT, _ends(0, 0.6), _REOPENED, _CHECKED_AGAIN, _ends(3, 0.4))),
    Story(None, (7, 3), (_REJECTED,)),
    Story(None, (9, 2), (_NOTED, _WITHDRAWN)),
    # unblocks that are open, the older ones overdue
    Story(None, (5,), (_CHECKED, _ends(0, 0.6, Ending.NOT_TRIED), _REOPENED)),
    Story(None, (3, 1, 0), (_NOTED,)),
    Story(None, (4, 1, 0), (_CHECKED, _NUMBER_CORRECTED, _TAKEN)),
    Story(None, (6, 2, 1), (_CHECKED, _SENT, _CAUSE_CORRECTED)),
    # claims
    Story(Handling.HERE, (9, 4), (_CHECKED, _ends(0, 0.3))),
    Story(Handling.HERE, (6,), (_CHECKED, _SENT, _ends(2, 0.3))),
    Story(Handling.HERE, (5,), (_CHECKED, _REJECTED)),
    Story(Handling.HERE, (3,), (_WITHDRAWN,)),
    Story(Handling.HERE, (2,)),
    Story(Handling.HERE, (1,), (_CHECKED, _NOTED)),
    Story(Handling.HERE, (4,), (_CHECKED, _SENT)),
    Story(Handling.FORWARDED, (8, 5, 2, 0), (_CHECKED, _FORWARDED)),
    Story(Handling.FORWARDED, (10,), (_CHECKED, _FORWARDED, _FORWARDED_AGAIN, _ends(6, 0.4))),
)

DUE_TODAY = ((29, ()), (22, (_CHECKED,)), (17, (_CHECKED, _NOTED)))
"""Minutes since claims came in that shall be cancelled today, and how they went on."""

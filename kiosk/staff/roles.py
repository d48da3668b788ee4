"""Who may do what at the desk: one table, denied by default."""

from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What somebody at the desk is there for."""

    CS = "cs"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    """Branch IT: machine, backup and accounts, but no case and no report."""


class Act(StrEnum):
    """Everything that can be done once signed in."""

    CHANGE_OWN_PIN = "change_own_pin"
    SECOND_EXPORT = "second_export"
    """Give one's PIN for the export of somebody else."""
    # slips and cases
    SEE_HOME = "see_home"
    SCAN = "scan"
    CLOSE_SLIP = "close_slip"
    PRINT_SLIP = "print_slip"
    """Print a visitor's slip again."""
    LOG_CASE = "log_case"
    SEE_CASE = "see_case"
    CHECK_IDENTITY = "check_identity"
    SEND_CASE = "send_case"
    FORWARD_CASE = "forward_case"
    FINISH_CASE = "finish_case"
    REJECT_CASE = "reject_case"
    WITHDRAW_CASE = "withdraw_case"
    NOTE_CASE = "note_case"
    CORRECT_CASE = "correct_case"
    REVEAL_CASE = "reveal_case"
    PRINT_CASE = "print_case"
    TAKE_CASE = "take_case"
    """Make a case one's own."""
    REASSIGN_CASE = "reassign_case"
    """Give a case to somebody else."""
    REOPEN_CASE = "reopen_case"
    SEE_ALL_CASES = "see_all_cases"
    """Lists over the cases of all officers: overdue by age."""
    # reports
    SEE_REPORT = "see_report"
    EXPORT = "export"
    CLOSE_DAY = "close_day"
    # accounts
    SEE_STAFF = "see_staff"
    ADD_STAFF = "add_staff"
    DISABLE_STAFF = "disable_staff"
    ENABLE_STAFF = "enable_staff"
    CHANGE_ROLE = "change_role"
    RESET_PIN = "reset_pin"
    RELEASE_STAFF = "release_staff"
    """Give free tries again to somebody who used them up."""
    # the house
    SEE_HEALTH = "see_health"
    TEST_PRINTER = "test_printer"
    """Print a test page, and say whether it came out as it should: whoever stands nearest to the printer."""
    REPORT_READINESS = "report_readiness"
    """Write the report that branch IT and the supervisor sign before a branch opens."""


_EVERYBODY = frozenset({Act.CHANGE_OWN_PIN, Act.SECOND_EXPORT, Act.SEE_HEALTH, Act.TEST_PRINTER})

_CASE_WORK = frozenset(
    {
        Act.SEE_HOME,
        Act.SCAN,
        Act.CLOSE_SLIP,
        Act.PRINT_SLIP,
        Act.LOG_CASE,
        Act.SEE_CASE,
        Act.CHECK_IDENTITY,
        Act.SEND_CASE,
        Act.FORWARD_CASE,
        Act.FINISH_CASE,
        Act.REJECT_CASE,
        Act.WITHDRAW_CASE,
        Act.NOTE_CASE,
        Act.CORRECT_CASE,
        Act.REVEAL_CASE,
        Act.PRINT_CASE,
        Act.TAKE_CASE,
        Act.REOPEN_CASE,
    }
)

_OVERSIGHT = frozenset({Act.REASSIGN_CASE, Act.SEE_ALL_CASES, Act.SEE_REPORT, Act.EXPORT, Act.CLOSE_DAY})

_ACCOUNTS = frozenset(
    {
        Act.SEE_STAFF,
        Act.ADD_STAFF,
        Act.DISABLE_STAFF,
        Act.ENABLE_STAFF,
        Act.CHANGE_ROLE,
        Act.RESET_PIN,
        Act.RELEASE_STAFF,
    }
)

_UPKEEP = frozenset({Act.REPORT_READINESS})

PERMISSIONS = MappingProxyType(
    {
        Role.CS: _EVERYBODY | _CASE_WORK,
        Role.SUPERVISOR: _EVERYBODY | _CASE_WORK | _OVERSIGHT | _ACCOUNTS | _UPKEEP,
        Role.ADMIN: _EVERYBODY | _ACCOUNTS | _UPKEEP,
    }
)
"""Role to acts: what is not here is denied. The test of the matrix spells every cell out again."""


def allowed(role: Role, act: Act) -> bool:
    """Whether `role` may do `act`."""
    return act in PERMISSIONS.get(role, frozenset())

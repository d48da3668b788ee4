"""Checks of the desk: its chain of events is whole, and somebody can open it."""

from datetime import timedelta

from kiosk.doctor.check import Verdict, failed, not_checked, ok, warning
from kiosk.doctor.machine import Machine
from kiosk.doctor.sentences import Saying
from kiosk.staff.roles import Role

MOST_EVENTS = 300_000
"""What can be verified while somebody waits; `kiosk audit verify` takes as long as it takes."""

OLD_PIN = timedelta(days=30)
"""A PIN that somebody else set and nobody has changed since: whoever set it still knows it."""


def audit_chain(machine: Machine) -> Verdict:
    """Nobody has changed what was written down at the desk."""
    from kiosk.audit.faults import verify
    from kiosk.audit.keys import open_chain_key
    from kiosk.audit.stored_chain import read_chain

    health = machine.health
    count = health.events()
    if count > MOST_EVENTS:
        return not_checked(Saying.AUDIT_TOO_LONG, events=count)
    faults = 0
    with health.trail() as trail:
        for place in trail.stations():
            chain = read_chain(trail, *place)
            faults += len(verify(chain.events, open_chain_key(machine.data), chain.latest, chain.pruned))
    if faults:
        return failed(Saying.AUDIT_BROKEN, faults=faults, events=count)
    return ok(Saying.AUDIT_FINE, events=count)


def accounts(machine: Machine) -> Verdict:
    """A supervisor can sign in, and no PIN that somebody else set has been left unchanged."""
    active = [account for account in machine.health.accounts() if account.is_active]
    supervisors = sum(account.role is Role.SUPERVISOR for account in active)
    if not supervisors:
        return failed(Saying.ACCOUNTS_NO_SUPERVISOR)
    now = machine.clock()
    waiting = [account for account in active if account.pin_is_temporary]
    old = sum(now - (account.signed_in_at or account.made_at) > OLD_PIN for account in waiting)
    if old:
        return warning(Saying.ACCOUNTS_OLD_PINS, count=old, days=OLD_PIN.days)
    return ok(Saying.ACCOUNTS_FINE, count=len(active), supervisors=supervisors)

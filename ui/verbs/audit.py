"""`kiosk audit`: has anybody changed what was written down at the desk?"""

from argparse import Namespace, _SubParsersAction
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.assembly import Kiosk
from kiosk.audit.anchors import Anchor, anchor_from, head_text
from kiosk.audit.faults import Fault, FaultPlace, verify
from kiosk.audit.log import AuditTrail
from kiosk.audit.stored_chain import read_chain
from kiosk.errors import KioskError
from ui.verbs.output import DONE, REFUSED, say, say_json

_PLACES = {
    FaultPlace.EVENTS: "event",
    FaultPlace.LATEST: "noted end, number",
    FaultPlace.PRUNED: "noted beginning, number",
}


@dataclass(frozen=True)
class _Verified:
    """One chain, and what is wrong with it."""

    branch: int
    station: int
    events: int
    head: str | None
    """The noted end as it would stand on paper; None if there is none, or it is not genuine."""
    faults: tuple[Fault, ...]


def add_verb(verbs: "_SubParsersAction[Any]") -> None:
    """Teach the command line `audit`."""
    parser = verbs.add_parser("audit", help="verify what was written down at the desk")
    parts = parser.add_subparsers(dest="part", required=True, metavar="verify")
    check = parts.add_parser("verify", help="read the chain of every station; exit 1 if anything was tampered with")
    check.add_argument("--json", action="store_true", help="answer for machines")
    check.add_argument(
        "--anchor",
        nargs="+",
        action="extend",
        default=[],
        metavar="TEXT",
        help="heads noted on paper, such as 7.2-1534 ABCD-EFGH-JKMN-PQRS",
    )
    check.set_defaults(act=_verify)


def _verify(kiosk: Kiosk, given: Namespace) -> int:
    anchors = [_anchor(text) for text in _texts(given.anchor)]
    trail = kiosk.desk.audit
    # in the order of the store: what stands in a tampered row may not be sortable
    places = dict.fromkeys([*trail.stations(), *((anchor.branch, anchor.station) for anchor in anchors)])
    chains = [_verified(trail, place, kiosk.chain_key, anchors) for place in places]
    is_whole = not any(chain.faults for chain in chains)
    if given.json:
        events = sum(chain.events for chain in chains)
        say_json({"whole": is_whole, "events": events, "stations": [_facts(chain) for chain in chains]})
    else:
        _say(chains)
    return DONE if is_whole else REFUSED


def _texts(words: Sequence[str]) -> list[str]:
    """The anchors among `words`, quoted or not: only the beginning of one has a point in it."""
    texts: list[str] = []
    for word in words:
        if texts and "." not in word:
            texts[-1] += f" {word}"
        else:
            texts.append(word)
    return texts


def _anchor(text: str) -> Anchor:
    try:
        return anchor_from(text)
    except ValueError as error:
        raise KioskError(
            f"{text[:60]} is not the head of a chain.",
            "Type it as it stands on the paper, such as 7.2-1534 ABCD-EFGH-JKMN-PQRS.",
        ) from error


def _verified(trail: AuditTrail, place: tuple[int, int], key: bytes, anchors: Iterable[Anchor]) -> _Verified:
    chain = read_chain(trail, *place)
    own = [anchor for anchor in anchors if (anchor.branch, anchor.station) == place]
    faults = verify(chain.events, key, chain.latest, chain.pruned, own)
    head = head_text(chain.latest.head) if chain.latest is not None and chain.latest.is_genuine(key) else None
    return _Verified(*place, len(chain.events), head, tuple(faults))


def _facts(chain: _Verified) -> dict[str, Any]:
    faults = [
        {"kind": fault.kind.value, "place": fault.place.value, "first": fault.first, "last": fault.last}
        for fault in chain.faults
    ]
    return {
        "branch": chain.branch,
        "station": chain.station,
        "events": chain.events,
        "head": chain.head,
        "faults": faults,
    }


def _say(chains: Sequence[_Verified]) -> None:
    for chain in chains:
        say(f"{chain.branch}.{chain.station}: {_count(chain.events, 'event')}, head {chain.head or 'not known'}")
        for fault in chain.faults:
            say(f"{chain.branch}.{chain.station}: {_place_text(fault)}: {fault.kind.replace('_', ' ')}")
    faults = sum(len(chain.faults) for chain in chains)
    found = f"not whole: {_count(faults, 'fault')} in" if faults else "whole:"
    say(f"{found} {_count(sum(chain.events for chain in chains), 'event')} of {_count(len(chains), 'station')}")


def _place_text(fault: Fault) -> str:
    if fault.first == fault.last:
        return f"{_PLACES[fault.place]} {fault.first}"
    return f"events {fault.first} to {fault.last}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"

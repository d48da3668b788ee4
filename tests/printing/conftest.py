"""Printers of the tests' own: a real CUPS for all tests, as new for each."""

from collections.abc import Iterator

import pytest

from tests.printing.cups import PrivateCups, private_cups


@pytest.fixture(scope="session")
def running_cups() -> Iterator[PrivateCups]:
    """One cupsd for all tests that want it."""
    with private_cups() as cups:
        yield cups


@pytest.fixture
def cups(running_cups: PrivateCups) -> PrivateCups:
    """CUPS with one queue whose printer says when the paper is out."""
    running_cups.clean()
    running_cups.add_queue()
    return running_cups

"""Runs the steps by Alembic on a given connection: no ini file, the steps are this package's own modules."""

from collections.abc import Callable, Iterable
from importlib import import_module
from types import ModuleType
from typing import cast

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext, MigrationStep
from alembic.script import Script
from alembic.script.revision import RevisionMap
from sqlalchemy import Connection

from kiosk.storage.migrations import HEAD, STEP_NAMES

STEPS: tuple[ModuleType, ...] = tuple(import_module(f"{__package__}.{name}") for name in STEP_NAMES)
"""All steps."""

Route = Callable[[tuple[str, ...], MigrationContext], Iterable[MigrationStep]]
"""Which steps to take, given the revisions that the database has."""

TRANSACTIONAL = {"transactional_ddl": True}
"""Alembic believes that SQLite can't take back a CREATE TABLE. With our own BEGIN IMMEDIATE it can, and must: a step
that fails half-way would leave `_alembic_tmp_…` behind, and every later upgrade would fail on it."""


def upgrade(connection: Connection, to: str = HEAD) -> None:
    """Take the steps up to revision `to` inside the connection's open transaction; the caller commits."""
    run(MigrationContext.configure(connection, opts={"fn": upwards(to), **TRANSACTIONAL}))


def downgrade(connection: Connection, to: str) -> None:
    """Take the steps back to revision `to`, or to `base`, inside the open transaction; the caller commits."""
    run(MigrationContext.configure(connection, opts={"fn": downwards(to), **TRANSACTIONAL}))


def run(context: MigrationContext) -> None:
    """Take the steps that the context was made for."""
    with Operations.context(context):
        context.run_migrations()


def upwards(to: str) -> Route:
    """The steps up to revision `to`, oldest first."""

    def route(present: tuple[str, ...], _context: MigrationContext) -> list[MigrationStep]:
        known = _known()
        newest_first = list(known.iterate_revisions(to, present, implicit_base=True))
        return [MigrationStep.upgrade_from_script(known, cast(Script, step)) for step in reversed(newest_first)]

    return route


def downwards(to: str) -> Route:
    """The steps back to revision `to`, or to `base`, newest first."""

    def route(present: tuple[str, ...], _context: MigrationContext) -> list[MigrationStep]:
        known = _known()
        newest_first = known.iterate_revisions(present, to, select_for_downgrade=True)
        return [MigrationStep.downgrade_from_script(known, cast(Script, step)) for step in newest_first]

    return route


def _known() -> RevisionMap:
    return RevisionMap(lambda: [Script(step, step.revision, step.__name__) for step in STEPS])

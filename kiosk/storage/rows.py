"""Turns frozen dataclasses into rows and back by their types: a field and the column of its name say the same."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import timedelta
from enum import Enum
from functools import cached_property
from types import UnionType
from typing import Any, Generic, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

One = TypeVar("One")
Turn = Callable[[Any], Any]
Kinds = Mapping[Any, tuple[Turn, Turn]]
"""How a type goes into a column and comes out of it, where that can't be seen from the type."""

_STEP = timedelta(microseconds=1)
_SPAN = (lambda span: span // _STEP, lambda count: count * _STEP)
"""A span of time goes in as whole microseconds."""


class _Field(NamedTuple):
    name: str
    column: str
    stored: Turn | None
    read: Turn | None


class Rows(Generic[One]):
    """The rows of one frozen dataclass.

    A dataclass within it has its own columns, an enum goes in as its value, a tuple of enums as those of its values, a
    span of time as microseconds; what may be None stays None, and everything else is left to the kind of the column.
    """

    def __init__(
        self, kind: type[One], columns: Mapping[str, str] | None = None, kinds: Kinds | None = None, but: str = ""
    ) -> None:
        """`columns` names those that are called otherwise, by field (`attempts.seen_at` of one within another).

        The fields named in `but` stand in no column of their own: whoever reads a row gives them.
        """
        self._kind = kind
        self._columns = columns or {}
        self._kinds = kinds or {}
        self._but = frozenset(but.split())

    def values(self, one: One) -> dict[str, Any]:
        """The columns of `one`."""
        own, within = self._plan
        values = {}
        for name, column, stored, _ in own:
            value = getattr(one, name)
            values[column] = value if stored is None else stored(value)
        for name, rows in within:
            values |= rows.values(getattr(one, name))
        return values

    def of(self, row: Any, **given: object) -> One:
        """The one that stands in `row`; `given` is what does not come from it."""
        own, within = self._plan
        for name, column, _, read in own:
            value = getattr(row, column)
            given[name] = value if read is None else read(value)
        for name, rows in within:
            given[name] = rows.of(row)
        return self._kind(**given)

    @cached_property
    def _plan(self) -> tuple[list[_Field], list[tuple[str, "Rows[Any]"]]]:
        """Made at the first row: what a field is called, and how it goes in and out."""
        own, within = list[_Field](), list[tuple[str, Rows[Any]]]()
        hints = get_type_hints(self._kind)
        for name in (field.name for field in fields(self._kind) if field.name not in self._but):  # type: ignore[arg-type]
            hint, may_be_none = _without_none(hints[name])
            if is_dataclass(hint) and isinstance(hint, type) and hint not in self._kinds:
                start = f"{name}."
                columns = {key.removeprefix(start): to for key, to in self._columns.items() if key.startswith(start)}
                within.append((name, Rows(hint, columns, self._kinds)))
            else:
                turns = (_passing_none(turn) if turn and may_be_none else turn for turn in self._turns(hint))
                own.append(_Field(name, self._columns.get(name, name), *turns))
        return own, within

    def _turns(self, hint: Any) -> tuple[Turn | None, Turn | None]:
        if hint in self._kinds:
            return self._kinds[hint]
        if hint is timedelta:
            return _SPAN
        if isinstance(hint, type) and issubclass(hint, Enum):
            return _value, hint
        if get_origin(hint) is tuple:
            item = get_args(hint)[0]
            if isinstance(item, type) and issubclass(item, Enum):
                return lambda items: tuple(map(_value, items)), lambda stored: tuple(map(item, stored))
        return None, None


def _value(one: Enum) -> Any:
    return one.value


def _passing_none(turn: Turn) -> Turn:
    return lambda value: None if value is None else turn(value)


def _without_none(hint: Any) -> tuple[Any, bool]:
    """The type of what may be missing, and whether it may."""
    if get_origin(hint) not in (Union, UnionType) or type(None) not in get_args(hint):
        return hint, False
    return Union[tuple(one for one in get_args(hint) if one is not type(None))], True  # noqa: UP007

"""Qt's Property as a type checker should see it: reading it gives the value, not the Property itself."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Generic, TypeVar

    T = TypeVar("T")

    class _Read(Generic[T]):
        def __get__(self, instance: object, owner: object = None) -> T: ...

    class Property:
        """Declares a value that QML reads, with the signal that tells of its change."""

        def __init__(self, kind: object, *, notify: object) -> None: ...

        def __call__(self, getter: Callable[[Any], T]) -> _Read[T]:
            """Declare `getter` as what QML reads."""
            ...
else:
    from PySide6.QtCore import Property

__all__ = ["Property"]

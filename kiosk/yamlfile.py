"""Reads the content files: duplicate keys refused, strings stay strings, every value knows its line."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import ContentError

FilePlace = tuple[str | int, ...]
"""The way to a value from the top of a file: keys and list positions."""

DEEPEST = 20
"""Levels of a content file; ours have six. A value that holds itself (`&name [*name]`) would have no end."""


@dataclass(frozen=True)
class YamlFile:
    """A content file as plain dicts, lists and strings, with the line on which each value stands."""

    path: Path
    data: Any
    lines: dict[FilePlace, int]

    def line_of(self, place: FilePlace) -> int:
        """The line of `place`, or of the nearest thing around it."""
        while place not in self.lines and place:
            place = place[:-1]
        return self.lines.get(place, 1)

    def at(self, place: FilePlace) -> Any:
        """The value that stands at `place`. Raises KeyError or IndexError where there is none."""
        found = self.data
        for step in place:
            found = found[step]
        return found

    def error(self, place: FilePlace, problem: str, remedy: str) -> ContentError:
        """A ContentError that names this file, the line and the place."""
        where = ".".join(str(step) for step in place) or "the file"
        return ContentError(f"{self.path.name}, line {self.line_of(place)}: {where}: {problem}.", remedy)


def read_yaml(path: Path) -> YamlFile:
    """Read a content file whole. Raises ContentError with file, line and what to do; nothing is guessed.

    All scalars stay strings: plain YAML turns `no` into False and `12:30` into 750.
    """
    root = _composed(path)
    lines: dict[FilePlace, int] = {}
    return YamlFile(path, _plain(path, root, (), lines), lines)


def _composed(path: Path) -> Any:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    content = b""
    try:
        content = path.read_bytes()
        return yaml.compose(content.decode("utf-8"), Loader=loader)
    except OSError as error:
        raise ContentError(f"{path.name} can't be read: {error.strerror}.", "Put the file back.") from error
    except UnicodeDecodeError as error:
        where = f"{path.name}, line {_line_at(content, error.start)}"
        raise ContentError(f"{where}: this is not UTF-8 text.", "Save the file as UTF-8.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else _line_at(content, getattr(error, "position", 0))
        problem = getattr(error, "problem", None) or "not YAML"
        raise ContentError(f"{path.name}, line {line}: {problem}.", "Mend the line or the one above it.") from error


def _line_at(content: bytes, position: int) -> int:
    return content.count(b"\n", 0, position) + 1


def _plain(path: Path, node: Any, place: FilePlace, lines: dict[FilePlace, int]) -> Any:
    import yaml

    if node is None:
        return {}
    lines[place] = node.start_mark.line + 1
    if len(place) > DEEPEST:
        raise ContentError(
            f"{path.name}, line {lines[place]}: more than {DEEPEST} levels deep.",
            "Close a bracket, mend the indentation, or write out what a *name repeats.",
        )
    if isinstance(node, yaml.MappingNode):
        return _plain_mapping(path, node, place, lines)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(path, part, (*place, index), lines) for index, part in enumerate(node.value)]
    return node.value


def _plain_mapping(path: Path, node: Any, place: FilePlace, lines: dict[FilePlace, int]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        line = key_node.start_mark.line + 1
        if key in found:
            raise ContentError(f"{path.name}, line {line}: {key} stands twice.", "Delete one of the two.")
        found[key] = _plain(path, value_node, (*place, key), lines)
        lines[(*place, key)] = line
    return found

"""Reads the guide's files into the model; a broken file is refused with file, line and what to do."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError, model_validator

from kiosk.guide.causes import Cause
from kiosk.guide.model import TYPED, UNKNOWN, Guide, Option, Outcome, PageKind, Question, Source
from kiosk.yamlfile import FilePlace, YamlFile, read_yaml

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


T = TypeVar("T", bound=BaseModel)


class _Option(_Strict):
    ask: Id | None = None
    find: Id | None = None
    picture: Id | Literal[""] = ""
    days_ago: Annotated[int, Field(ge=0, le=60)] = 0

    @model_validator(mode="after")
    def _one_way(self) -> "_Option":
        if (self.ask is None) == (self.find is None):
            raise ValueError("needs either ask: or find:")
        return self

    def named(self, option_id: str) -> Option:
        return Option(option_id, self.ask, self.find, self.picture, self.days_ago)


class _Question(_Strict):
    page: PageKind
    options: dict[Id, _Option]
    unknown: _Option
    typed: _Option | None = None


class _Questions(_Strict):
    start: Id
    questions: dict[Id, _Question]


class _Outcome(_Strict):
    cause: Cause
    stage: Annotated[int, Field(ge=1, le=4)]
    due: str
    counter: bool
    third_try_blocks: bool = False
    place: Id
    bring: tuple[Id, ...]
    pictures: tuple[Id, ...] = ()
    sources: tuple[Id, ...] = ()
    owner: str = ""
    reviewed: str = ""
    confirmed: bool


class _Outcomes(_Strict):
    outcomes: dict[Id, _Outcome]


class _Source(_Strict):
    kind: Literal["seed", "official", "news", "users", "design"]
    address: str = ""


class _Sources(RootModel[dict[Id, _Source]]):
    model_config = ConfigDict(frozen=True)


class _Place(_Strict):
    picture: Id


class _Places(_Strict):
    places: dict[Id, _Place]


def read_guide(folder: Path) -> Guide:
    """The guide in `folder`. Raises ContentError that names file, line and remedy.

    Only what can't be read at all is refused here; `kiosk.guide.rules` examines whether it makes sense.
    """
    questions_file = read_yaml(folder / "questions.yaml")
    outcomes_file = read_yaml(folder / "outcomes.yaml")
    routes = _parsed(_Questions, questions_file)
    found = _parsed(_Outcomes, outcomes_file)
    sources_file = read_yaml(folder / "sources.yaml")
    places_file = read_yaml(folder / "places.yaml")
    questions = {name: _question(name, part) for name, part in routes.questions.items()}
    outcomes = {name: _outcome(name, part, outcomes_file) for name, part in found.outcomes.items()}
    sources = {
        name: Source(name, part.kind, part.address) for name, part in _parsed(_Sources, sources_file).root.items()
    }
    places = {name: part.picture for name, part in _parsed(_Places, places_file).places.items()}
    lines = {
        **_lines(questions_file, "questions", questions),
        **_lines(outcomes_file, "outcomes", outcomes),
    }
    _refuse_loose_ends(routes.start, questions, outcomes, questions_file)
    return Guide(routes.start, questions, outcomes, sources, places, folder, lines)


def _parsed(kind: type[T], file: YamlFile) -> T:
    try:
        return kind.model_validate(file.data)
    except ValidationError as error:
        first = error.errors()[0]
        place: FilePlace = tuple(step for step in first["loc"] if step != "[key]")
        raise file.error(place, first["msg"].removeprefix("Value error, "), _remedy(first)) from error


def _remedy(problem: Any) -> str:
    match problem["type"]:
        case "extra_forbidden":
            return "Delete it or mend its name; the head of the file lists what is known."
        case "missing":
            return "Add it; the head of the file says what it means."
        case _:
            return f"It says {problem['input']!r} now; the head of the file lists what is allowed."


def _question(name: str, part: _Question) -> Question:
    own = part.options
    if part.page is PageKind.TYPED:  # every cause can be typed: those that are not named find their own outcome
        own = {cause.value: part.options.get(cause.value, _Option(find=cause.value)) for cause in Cause} | part.options
    options = tuple(option.named(option_id) for option_id, option in own.items())
    typed = part.typed.named(TYPED) if part.typed else None
    return Question(name, part.page, options, part.unknown.named(UNKNOWN), typed)


def _outcome(name: str, part: _Outcome, file: YamlFile) -> Outcome:
    try:
        reviewed = date.fromisoformat(part.reviewed)
    except ValueError as error:
        raise file.error(
            ("outcomes", name, "reviewed"),
            f"{part.reviewed!r} is no date",
            "Write the day of the last review as 2026-11-21.",
        ) from error
    values = part.model_dump(exclude={"reviewed"})
    return Outcome(id=name, reviewed=reviewed, **values)


def _lines(file: YamlFile, section: str, names: Any) -> dict[str, str]:
    return {f"{section}.{name}": f"{file.path.name}, line {file.line_of((section, name))}" for name in names}


def _refuse_loose_ends(start: str, questions: Any, outcomes: Any, file: YamlFile) -> None:
    if start not in questions:
        raise file.error(("start",), f"there is no question {start}", f"Name one of: {', '.join(questions)}.")
    for question in questions.values():
        for option in question.all_options:
            known = questions if option.ask else outcomes
            if option.target not in known:
                kind = "question" if option.ask else "outcome"
                beside = option in (question.unknown, question.typed)
                raise file.error(
                    ("questions", question.id, *(() if beside else ("options",)), option.id),
                    f"leads to the {kind} {option.target}, which does not exist",
                    f"Name a {kind} that exists, or add it.",
                )

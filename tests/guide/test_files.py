"""The guide's files: a broken one is refused with file, line and remedy, and nothing else ever escapes."""

from pathlib import Path
from random import Random

import pytest

from kiosk.errors import ContentError
from kiosk.guide.causes import Cause
from kiosk.guide.files import read_guide
from kiosk.guide.walk import all_paths
from kiosk.paths import resources_dir
from kiosk.texts import load_words
from tests.machine import change, copied_resources

GUIDE_FILES = ("questions.yaml", "outcomes.yaml", "sources.yaml", "places.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied_resources(tmp_path) / "guide"


def test_shipped_guide_is_read_whole() -> None:
    guide = read_guide(resources_dir() / "guide")
    assert set(Cause) <= set(guide.outcomes)
    assert guide.outcomes["blocked_kpj"].due == "24 hours"
    assert guide.questions["message"].unknown.ask == "where_stops"
    assert guide.lines["questions.message"].startswith("questions.yaml, line ")


BROKEN: dict[str, tuple[str, str, str, str, str]] = {
    "duplicate key": (
        "questions.yaml",
        "  claim_branch:\n",
        "  block_kind:\n",
        "block_kind stands twice",
        "Delete one of the two.",
    ),
    "tab": ("questions.yaml", "    typed: {ask: typed}\n", "\ttyped: {ask: typed}\n", "", "Mend the line"),
    "unknown key": ("questions.yaml", "start: message\n", "begin: message\n", "start", "Add it"),
    "surplus key": ("questions.yaml", "start: message\n", "start: message\nend: x\n", "end", "Delete it"),
    "unknown key of an option": ("questions.yaml", "{ask: block_kind,", "{asks: block_kind,", "three_times", "Delete"),
    "unknown page": (
        "questions.yaml",
        "    page: messages\n    options:\n      three",
        "    page: popups\n    options:\n      three",
        "message.page",
        "'popups'",
    ),
    "ask and find": (
        "questions.yaml",
        "{ask: block_kind,",
        "{ask: block_kind, find: other,",
        "either ask: or find:",
        "allowed",
    ),
    "neither ask nor find": ("questions.yaml", "{ask: block_kind, ", "{", "either ask: or find:", "allowed"),
    "question that is missing": (
        "questions.yaml",
        "{ask: block_kind,",
        "{ask: gone,",
        "question gone, which does not exist",
        "Name a question",
    ),
    "outcome that is missing": (
        "questions.yaml",
        "{find: update_overdue}",
        "{find: gone}",
        "outcome gone, which does not exist",
        "Name a outcome",
    ),
    "unknown that leads nowhere": (
        "questions.yaml",
        "    unknown: {ask: where_stops}",
        "    unknown: {ask: gone}",
        "message.unknown",
        "Name a question",
    ),
    "start that is missing": ("questions.yaml", "start: message\n", "start: gone\n", "no question gone", "block_kind"),
    "too many days ago": ("questions.yaml", "days_ago: 14", "days_ago: 61", "two_weeks.days_ago", "'61'"),
    "days in words": ("questions.yaml", "days_ago: 14", "days_ago: two", "two_weeks.days_ago", "'two'"),
    "list instead of mapping": ("places.yaml", "places:\n", "places: [a]\nx:\n", "places", "head of the file"),
    "name with a capital": ("places.yaml", "  dukcapil:", "  Dukcapil:", "Dukcapil", "allowed"),
    "unknown cause": ("outcomes.yaml", "{cause: blocked_kpj,", "{cause: blocked,", "blocked_kpj.cause", "'blocked'"),
    "stage beyond four": (
        "outcomes.yaml",
        "{cause: update_already_done, stage: 2",
        "{cause: update_already_done, stage: 5",
        "update_already_done.stage",
        "'5'",
    ),
    "counter maybe": (
        "outcomes.yaml",
        "due: 14 working days, counter: no",
        "due: 14 working days, counter: maybe",
        "data_mismatch_ektp.counter",
        "'maybe'",
    ),
    "unknown kind of source": (
        "sources.yaml",
        "seed_update:\n  kind: seed\n",
        "seed_update:\n  kind: rumour\n",
        "kind",
        "'rumour'",
    ),
    "source without kind": ("sources.yaml", "users:\n  kind: users\n", "users:\n", "kind", "Add it"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_file_is_refused_with_file_line_and_remedy(folder: Path, case: str) -> None:
    name, old, new, what, remedy = BROKEN[case]
    change(folder / name, old, new)
    with pytest.raises(ContentError) as refused:
        read_guide(folder)
    assert refused.value.what.startswith(f"{name}, line ")
    assert what in refused.value.what
    assert remedy in refused.value.remedy


@pytest.mark.parametrize(
    ("old", "line"),
    [
        ("{ask: block_kind,", "three_times:"),
        ("    unknown: {ask: where_stops}", "unknown: {ask"),
        ("start: message", ""),
    ],
)
def test_line_that_is_named_is_the_one_to_mend(folder: Path, old: str, line: str) -> None:
    file = folder / "questions.yaml"
    change(file, old, old.replace("block_kind", "gone").replace("where_stops", "gone").replace("message", "gone"))
    with pytest.raises(ContentError) as refused:
        read_guide(folder)
    number = int(refused.value.what.split("line ")[1].split(":")[0])
    named = file.read_text(encoding="utf-8").splitlines()[number - 1]
    assert "gone" in named
    assert line in named


@pytest.mark.parametrize("date", ["yesterday", "21.11.2026", "2026-13-01", '""', "[2026-11-21]", "{a: b}"])
def test_wrong_date_of_review_is_refused(folder: Path, date: str) -> None:
    change(
        folder / "outcomes.yaml",
        "kompas_nik, seed_update], owner: branch service, reviewed: 2026-11-21",
        f"kompas_nik, seed_update], owner: branch service, reviewed: {date}",
    )
    with pytest.raises(ContentError, match=r"outcomes\.yaml, line \d+: outcomes\.data_mismatch_ektp\.reviewed"):
        read_guide(folder)


@pytest.mark.parametrize("name", GUIDE_FILES)
@pytest.mark.parametrize(
    "content", [b"- a\n- b\n", b"just words\n", b"\xff\xfe\n", b"a: [\n", b"a: &x [*x]\n", b"1: 2\n"]
)
def test_file_that_is_something_else_is_refused(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    with pytest.raises(ContentError, match=rf"{name}, line \d+: ") as refused:
        read_guide(folder)
    assert refused.value.remedy


@pytest.mark.parametrize("name", ["questions.yaml", "outcomes.yaml", "places.yaml"])
def test_empty_file_is_refused(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"")
    with pytest.raises(ContentError, match=f"{name}, line 1: .*Field required"):
        read_guide(folder)


@pytest.mark.parametrize("name", GUIDE_FILES)
def test_missing_file_is_refused(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ContentError, match=f"{name} can't be read") as refused:
        read_guide(folder)
    assert refused.value.remedy == "Put the file back."


def spoilt(lines: list[str], chance: Random) -> list[str]:
    """The lines after one slip of an editor's hand."""
    lines = list(lines)
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    line = lines[at]
    cut = chance.randrange(len(line) + 1)
    match chance.randrange(9):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, line)
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = chance.choice(["  ", " ", "\t"]) + line
        case 4:
            lines[at] = line[:cut]
        case 5:
            lines[at] = line[:cut] + chance.choice("{}[]:,#&*!|>'\"%@`-?\\é\x00\x85 0a") + line[cut:]
        case 6:
            lines[at] = line[:cut] + line[cut + 1 :]
        case 7:
            lines[at] = line.lstrip()
        case _:
            lines[at] = line[:cut] + lines[other]
    return lines


@pytest.mark.parametrize("name", GUIDE_FILES)
def test_spoilt_file_is_read_or_refused_and_nothing_else(folder: Path, name: str) -> None:
    shipped = (folder / name).read_text(encoding="utf-8").splitlines()
    content = [line for line in shipped if line and not line.startswith("#")]
    refused = 0
    for seed in range(50):
        text = "\n".join(spoilt(content, Random(seed)))  # noqa: S311
        (folder / name).write_text(text, encoding="utf-8")
        try:
            list(all_paths(read_guide(folder)))
        except ContentError as error:
            refused += 1
            assert error.what.startswith(f"{name}, line ") or "leads to the outcome" in error.what, seed
            assert error.remedy
        except ValueError as error:
            assert "runs in a circle" in str(error), seed
    assert refused > 5


@pytest.mark.parametrize("name", ["outcomes.yaml", "slip.yaml"])
def test_spoilt_words_are_read_or_refused_and_nothing_else(tmp_path: Path, name: str) -> None:
    words = copied_resources(tmp_path) / "words"
    shipped = (words / "id" / name).read_text(encoding="utf-8").splitlines()
    refused = 0
    for seed in range(30):
        (words / "id" / name).write_text("\n".join(spoilt(shipped, Random(seed))), encoding="utf-8")  # noqa: S311
        try:
            assert load_words(words, "id").sentences
        except ContentError as error:
            refused += 1
            assert error.what.startswith(f"{name}, line ")
    assert refused > 3

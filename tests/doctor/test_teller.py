"""Everything the doctor can say is there in both languages; broken words are no reason to keep silent."""

from string import Formatter

import pytest

from kiosk.doctor.check import Result, State, failed, not_checked, ok
from kiosk.doctor.checks import CHECKS
from kiosk.doctor.sentences import Saying
from kiosk.doctor.teller import Teller
from kiosk.errors import ContentError
from kiosk.paper.formats import SlipFormat
from kiosk.paths import resources_dir
from kiosk.prints.delivery import DeliveryState
from kiosk.prints.log import PrintKind
from kiosk.prints.printer import Trouble
from kiosk.texts import LANGUAGES, Words, load_words

SILENT = {Saying.KEY_FILES_NONE, Saying.PRINTER_FINE_PAPER, Saying.PRINTS_ONLY_SAVED}
"""What is well without ending in `fine`."""

TRIAL = ("begins", "too_long", "taken_back", "not_taken_back", "question", "kept_good", "kept_bad", "not_said")
"""What `kiosk doctor --test-page` says besides the states of the page."""


def words(language: str) -> Words:
    return load_words(resources_dir() / "words", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_saying_has_words_and_no_words_are_left_over(language: str) -> None:
    keys = {f"doctor.{saying}.what" for saying in Saying}
    keys |= {f"doctor.{saying}.remedy" for saying in Saying if not saying.endswith(".fine") and saying not in SILENT}
    keys |= {f"doctor.names.{check.id}" for check in CHECKS} | {f"doctor.marks.{state}" for state in State}
    keys |= {"doctor.summary", "doctor.report_written"}
    keys |= {f"doctor.papers.{form}" for form in SlipFormat} | {f"doctor.print_kinds.{kind}" for kind in PrintKind}
    keys |= {f"doctor.last.{case}" for case in ("printed", "nothing", "fault", "no_fault")}
    keys |= {f"doctor.trial.{case}" for case in (*DeliveryState, *TRIAL)}
    there = {key for key in words(language).part("doctor") if not key.startswith("doctor.report.")}
    assert there == keys


def test_every_saying_is_said_somewhere() -> None:
    code = "".join(
        path.read_text(encoding="utf-8") for path in (resources_dir().parent / "kiosk" / "doctor").glob("*.py")
    )
    troubles = {f"printer.{trouble}" for trouble in Trouble}
    assert {saying.value for saying in Saying} >= troubles
    assert [
        name for name, saying in Saying.__members__.items() if f"Saying.{name}" not in code and saying not in troubles
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_remedy_fills_in_what_its_sentence_was_not_given(language: str) -> None:
    """A remedy may only name what the check gives, so that nothing stands in braces on the screen."""
    part = words(language).part("doctor")
    fields = {key: {name for _, name, _, _ in Formatter().parse(text) if name} for key, text in part.items()}
    given = {"advice", "folder", "file", "owner", "oldest"}
    for saying in Saying:
        assert fields.get(f"doctor.{saying}.remedy", set()) <= fields[f"doctor.{saying}.what"] | given, saying


def test_checks_that_others_wait_for_are_named_in_the_language() -> None:
    waiting = Result("schema", not_checked(Saying.WAITS, checks=("database", "data_folder")))
    assert Teller(words, "id").tell(waiting).what == "Menunggu: Basis data, Folder data."
    assert Teller(words, "en").tell(waiting).what == "Waits for: Database, Data folder."


def test_what_is_well_has_no_remedy() -> None:
    told = Teller(words, "en").tell(Result("space", ok(Saying.SPACE_FINE, free=5)))
    assert (told.mark, told.name, told.what, told.remedy) == ("ok", "Disk space", "5 MB free.", "")


def test_other_language_helps_out_and_without_any_the_key_is_said() -> None:
    def only_indonesian(language: str) -> Words:
        if language == "en":
            raise ContentError("There are no words in en.", "Put the files back.")
        return words(language)

    def none(language: str) -> Words:
        raise ContentError(f"There are no words in {language}.", "Put the files back.")

    full = Result("space", failed(Saying.SPACE_NONE, free=3))
    assert Teller(only_indonesian, "en").tell(full).what == "Disk penuh: tersisa 3 MB."
    assert Teller(none, "en").tell(full).what == "space.none.what free=3"


def test_whatever_a_file_holds_a_check_stays_one_line() -> None:
    told = Teller(words, "en").tell(Result("settings", failed(Saying.TOLD, detail="a\nb\x1b[2J\udcff", advice="c\t")))
    assert (told.what, told.remedy) == ("a b?[2J?", "c")

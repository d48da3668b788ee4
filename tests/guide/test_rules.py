"""`guide check`: the shipped content is clean, and every numbered rule fires on content made to break it."""

import ast
import inspect
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.assembly import Kiosk, content
from kiosk.assembly.content import Content
from kiosk.guide import rules as checking
from kiosk.guide.rules import RULES, Complaint
from tests.machine import WIB, change, copied_resources, machine

Spoil = Callable[[Path], None]

AFTER_THE_REVIEW = datetime(2026, 12, 1, 9, tzinfo=WIB)


def complaints_after(tmp_path: Path, spoil: Spoil) -> list[Complaint]:
    """What the check says of a copy of the shipped content that `spoil` has changed."""
    folder = copied_resources(tmp_path / "resources")
    spoil(folder)
    return on(folder, tmp_path).content.check(AFTER_THE_REVIEW.date())


def on(resources: Path, data: Path) -> Kiosk:
    kiosk = machine(data, at=AFTER_THE_REVIEW)
    kiosk.take_content(Content(resources))
    return kiosk


@pytest.fixture(scope="module")
def of_shipped_content(tmp_path_factory: pytest.TempPathFactory) -> list[Complaint]:
    return machine(tmp_path_factory.mktemp("data"), at=AFTER_THE_REVIEW).content.check(AFTER_THE_REVIEW.date())


def test_shipped_content_has_no_error(of_shipped_content: list[Complaint]) -> None:
    assert [str(complaint) for complaint in of_shipped_content if complaint.error] == []


def test_only_warning_is_that_the_branch_has_not_agreed_yet(of_shipped_content: list[Complaint]) -> None:
    assert [complaint.rule for complaint in of_shipped_content] == ["G10"]


def in_file(name: str, *changes: tuple[str, str]) -> Spoil:
    def spoil(folder: Path) -> None:
        for old, new in changes:
            change(folder / name, old, new)

    return spoil


def all_of(*spoils: Spoil) -> Spoil:
    def spoil(folder: Path) -> None:
        for one in spoils:
            one(folder)

    return spoil


QUESTIONS, OUTCOMES = "guide/questions.yaml", "guide/outcomes.yaml"
SEVENTH = (
    "      claim: {ask: claim_sign, picture: claim}",
    "      claim: {ask: claim_sign}\n      more: {find: other}",
)


def overdue(old: str, new: str) -> Spoil:
    """Change one thing of the outcome update_overdue, which ends where the next outcome begins."""

    def spoil(folder: Path) -> None:
        before, start, rest = (folder / OUTCOMES).read_text(encoding="utf-8").partition("  update_overdue:\n")
        block, end, after = rest.partition("}\n")
        assert block.count(old) >= 1, old
        text = before + start + block.replace(old, new, 1) + end + after
        (folder / OUTCOMES).write_text(text, encoding="utf-8")

    return spoil


def words(old: str, new: str, *, language: str = "id", name: str = "outcomes") -> Spoil:
    return in_file(f"words/{language}/{name}.yaml", (old, new))


BROKEN: dict[str, tuple[str, Spoil, str, str]] = {
    "file that can't be read": (
        "F01",
        in_file(QUESTIONS, ("start: message", "start: gone")),
        "questions.yaml, line",
        "no question gone",
    ),
    "words that can't be read": ("F01", words("other:\n", "other:\nother:\n"), "outcomes.yaml, line", "stands twice"),
    "question out of reach": (
        "G01",
        in_file(
            QUESTIONS,
            ("{ask: form_sign, picture: form}", "{ask: check_sign}"),
            ("{ask: form_sign, picture: step6}", "{ask: check_sign}"),
        ),
        "(form_sign)",
        "nothing leads here",
    ),
    "outcome out of reach": (
        "G01",
        in_file(QUESTIONS, ("{find: update_overdue}", "{find: update_in_progress}")),
        "(update_overdue)",
        "nothing leads here",
    ),
    "question without options": (
        "G02",
        in_file(
            QUESTIONS,
            (
                "    options:\n      have_one: {find: login_credentials}\n      lost_both: {find: login_counter}\n",
                "    options: {}\n",
            ),
        ),
        "(login_lost)",
        "has no options",
    ),
    "circle": (
        "G03",
        in_file(QUESTIONS, ("{find: blocked_biometric, picture: step2}", "{ask: message}")),
        "questions.yaml",
        "message → block_kind → message",
    ),
    "seven options": ("G04", in_file(QUESTIONS, SEVENTH), "(where_stops)", "7 options"),
    "six touches": (
        "G05",
        in_file(
            QUESTIONS,
            ("    unknown: {find: other}\n\n  login_lost", "    unknown: {ask: claim_branch}\n\n  login_lost"),
        ),
        "(active_claim_check)",
        "touches by message:unknown",
    ),
    "cause never found": (
        "G06",
        in_file(
            QUESTIONS,
            ("gesture: {find: gesture_unable, picture: gesture_unable}", "gesture: {find: other}"),
            ("kpj_wrong: {ask: number_tries}", "kpj_wrong: {ask: number_tries}\n      gesture_unable: {find: other}"),
        ),
        "outcomes.yaml",
        "no way finds gesture_unable",
    ),
    "outcome with the cause of another": (
        "G06",
        in_file(OUTCOMES, ("{cause: gesture_unable,", "{cause: other,")),
        "outcomes.yaml",
        "no way finds gesture_unable",
    ),
    "due rule": ("G07", overdue("counter day", "soon"), "(update_overdue)", "'soon' is not a due rule"),
    "unknown source": ("G08", overdue("seed_update,", "seed_updat,"), "(update_overdue)", "source seed_updat"),
    "no source": ("G08", overdue("[seed_update, users]", "[]"), "(update_overdue)", "source missing"),
    "no owner": ("G08", overdue("owner: branch service", 'owner: ""'), "(update_overdue)", "no owner"),
    "unknown place": ("G09", overdue("place: counter", "place: roof"), "(update_overdue)", "no place roof"),
    "thing without a drawing": ("G09", overdue("handset", "umbrella"), "(update_overdue)", "no drawing umbrella.svg"),
    "place without a drawing": (
        "G09",
        in_file("guide/places.yaml", ("kesehatan: {picture: treatment}", "kesehatan: {picture: gone}")),
        "(wrong_office)",
        "no drawing gone.svg",
    ),
    "option without its drawing": (
        "G09",
        in_file(QUESTIONS, ("picture: msg_retype}\n      data", "picture: gone}\n      data")),
        "(message)",
        "no drawing gone.svg",
    ),
    "broken phrases": (
        "M01",
        in_file("guide/phrases.yaml", ("concepts:\n", "concept:\n")),
        "guide",
        "phrases.yaml, line",
    ),
    "missing phrases": (
        "M01",
        lambda folder: (folder / "guide" / "phrases.yaml").unlink(),
        "guide",
        "phrases.yaml can't be read",
    ),
    "missing sentence": (
        "W01",
        words("due_heading: ", "due_headin: ", language="en", name="slip"),
        "en/slip.yaml",
        "slip.due_heading is missing, id has it",
    ),
    "missing title": (
        "W01",
        words("wrong_office:\n  title: ", "wrong_office:\n  titel: "),
        "id/outcomes.yaml",
        "outcomes.wrong_office.title is missing",
    ),
    "optional sentence in one language only": (
        "W01",
        words('  short: "Urusan hari ini"\n', '  short: "Urusan hari ini"\n  hint: "Pilih satu."\n', name="questions"),
        "en/questions.yaml",
        "questions.topic.hint is missing",
    ),
    "surplus sentence": (
        "W02",
        words("wrong_office:\n  title: ", 'wrong_office:\n  titel: "x"\n  title: '),
        "id/outcomes.yaml, line",
        "outcomes.wrong_office.titel is read by nothing",
    ),
    "names that differ": (
        "W03",
        words("{code}", "{slip}", name="slip"),
        "en/slip.yaml, line",
        "slip.calendar_title fills in other names",
    ),
    "lone brace": (
        "W03",
        words('"Kode slip"', '"Kode } slip"', name="slip"),
        "id/slip.yaml, line",
        "slip.code_label has a lone { or }",
    ),
    "long sentence": (
        "W04",
        words('"Kode slip"', f'"{"kata " * 20}akhir"', name="slip"),
        "id/slip.yaml, line",
        "21 words",
    ),
    "glyph that no font has": ("W05", words('"Kode slip"', '"Kode 漢 slip"', name="slip"), "id/slip.yaml, line", "漢"),
    "look-alike address": (
        "W06",
        words('"Kode slip"', '"Lihat lapakasik.org"', name="slip"),
        "id/slip.yaml, line",
        "lapakasik.org",
    ),
    "short address": ("W06", words('"Kode slip"', '"Lihat bit.ly/jmo"', name="slip"), "id/slip.yaml, line", "bit.ly"),
    "stop without the third try": (
        "W07",
        in_file(
            OUTCOMES,
            ("{cause: employer_arrears, stage: 2", "{cause: employer_arrears, third_try_blocks: yes, stage: 2"),
        ),
        "outcomes.yaml, line",
        "outcomes.employer_arrears.stop must warn",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_rule_fires_on_content_made_to_break_it(tmp_path: Path, case: str) -> None:
    rule, spoil, where, problem = BROKEN[case]
    complaints = [complaint for complaint in complaints_after(tmp_path, spoil) if complaint.rule == rule]
    assert any(problem in str(complaint) and where in str(complaint) and complaint.error for complaint in complaints), [
        str(complaint) for complaint in complaints
    ]


def test_old_review_is_a_warning(tmp_path: Path) -> None:
    found = complaints_after(tmp_path, overdue("reviewed: 2026-11-21", "reviewed: 2024-01-01"))
    told = [complaint for complaint in found if "(update_overdue)" in complaint.where]
    assert [(complaint.rule, complaint.error) for complaint in told] == [("G08", False)]
    assert "2024-01-01" in told[0].problem


def test_unconfirmed_outcomes_are_a_warning_until_the_branch_agrees(tmp_path: Path) -> None:
    def confirm(folder: Path) -> None:
        file = folder / OUTCOMES
        file.write_text(file.read_text(encoding="utf-8").replace("confirmed: no", "confirmed: yes"), encoding="utf-8")

    assert [complaint for complaint in complaints_after(tmp_path, confirm) if complaint.rule == "G10"] == []


def test_unreadable_guide_does_not_hide_unreadable_phrases(tmp_path: Path) -> None:
    spoil = all_of(in_file(QUESTIONS, ("start: message", "start: gone")), lambda f: (f / "guide/phrases.yaml").unlink())
    assert {complaint.rule for complaint in complaints_after(tmp_path, spoil)} == {"F01", "M01"}


def test_errors_stand_before_warnings(tmp_path: Path) -> None:
    found = complaints_after(tmp_path, in_file(QUESTIONS, SEVENTH))
    assert [complaint.error for complaint in found] == sorted((complaint.error for complaint in found), reverse=True)
    assert not found[-1].error


def rules_in_the_code() -> set[str]:
    """The first argument of every `Complaint(...)` that the code makes."""
    calls = [
        node
        for module in (checking, content)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Complaint"
    ]
    return {str(call.args[0].value) for call in calls if isinstance(call.args[0], ast.Constant)}


def test_table_of_rules_holds_what_the_code_can_say_and_nothing_else() -> None:
    assert rules_in_the_code() == set(RULES)


def test_every_rule_is_tried_here() -> None:
    assert {rule for rule, *_ in BROKEN.values()} | {"G10"} == set(RULES)


def test_complaint_reads_as_rule_place_and_problem() -> None:
    assert str(Complaint("G04", "questions.yaml, line 3 (x)", "has 7 options")) == (
        "G04 questions.yaml, line 3 (x): has 7 options"
    )

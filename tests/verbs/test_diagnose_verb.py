"""`kiosk diagnose`: answers or causes in, a slip out; `kiosk slip verify` reads that slip back."""

from pathlib import Path

import pytest

from kiosk.guide.causes import Cause
from kiosk.paper.formats import SlipFormat
from tests.slips.reading import codes, pictures, texts
from tests.verbs.conftest import Answered, Run

AT = "2026-03-17T09:00+07:00"


def diagnose(kiosk: Run, out: Path, *words: str, at: str = AT) -> Answered:
    return kiosk("diagnose", *words, "--at", at, "--out", str(out), "--json")


def staff_digits(pdf: Path) -> str:
    found = {code for picture in pictures(pdf.read_bytes()) for code in codes(picture)}
    (digits,) = (code for code in found if code.isdigit())
    return digits


def test_cause_gives_causes_due_slip_and_pdf(kiosk: Run, tmp_path: Path) -> None:
    out = tmp_path / "slip.pdf"
    answered = diagnose(kiosk, out, "--cause", "update_in_progress")
    assert (answered.code, answered.err) == (0, "")
    assert answered.json == {
        "causes": ["update_in_progress"],
        "due": "2026-03-27T15:00:00+07:00",
        "slip": answered.json["slip"],
        "pdf": str(out),
    }
    assert answered.json["slip"] in " ".join(texts(out.read_bytes()))


def test_cause_without_a_time_has_a_due_of_none(kiosk: Run, tmp_path: Path) -> None:
    assert diagnose(kiosk, tmp_path / "a.pdf", "--cause", "ektp_damaged").json["due"] is None


def test_all_causes_at_once_are_one_ordered_plan(kiosk: Run, tmp_path: Path) -> None:
    causes = diagnose(kiosk, tmp_path / "a.pdf", "--cause", *map(str, reversed(Cause))).json["causes"]
    assert (causes[0], causes[-1], set(causes)) == ("active_claim", "claim_not_ready", {str(cause) for cause in Cause})


def test_answers_with_more_in_between_give_both_causes_in_order(kiosk: Run, tmp_path: Path) -> None:
    answers = ["message:three_times", "block_kind:face", "plan:more", "message:claim_running", "claim_branch:unknown"]
    assert diagnose(kiosk, tmp_path / "a.pdf", "--answer", *answers).json["causes"] == [
        "active_claim",
        "blocked_biometric",
    ]


@pytest.mark.parametrize("paper", SlipFormat)
def test_path_of_the_guide_gives_its_cause_on_every_paper(kiosk: Run, tmp_path: Path, paper: SlipFormat) -> None:
    paths = kiosk("guide", "paths", "--json").json
    for path in paths[list(SlipFormat).index(paper) :: 12]:
        words = ("--answer", *path["answers"], "--format", paper, "--language", "en")
        answered = diagnose(kiosk, tmp_path / "a.pdf", *words)
        assert answered.code == 0, path
        assert answered.json["causes"] == path["causes"]


def test_people_are_told_in_a_sentence(kiosk: Run, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    answered = kiosk("diagnose", "--cause", "blocked_kpj", "--slip", str(out), "--at", AT)
    assert (answered.code, out.exists()) == (0, True)
    assert "blocked_kpj; expected 2026-03-25T09:00:00+07:00" in answered.out


def test_moment_in_another_zone_is_told_on_the_branch_s_clock(kiosk: Run, tmp_path: Path) -> None:
    answered = diagnose(kiosk, tmp_path / "a.pdf", "--cause", "update_in_progress", at="2026-03-17T02:00Z")
    assert answered.json["due"] == "2026-03-27T15:00:00+07:00"


REFUSED = {
    "answer that does not fit": (("--answer", "message:gone"), AT, "does not fit here"),
    "answers that end at a question": (("--answer", "message:three_times"), AT, "block_kind:face"),
    "no answer at all": (("--answer", "message"), AT, "write question:option"),
    "too many problems": (("--answer", "message:three_times", "block_kind:face", "message:unknown"), AT, "plan:more"),
    "no moment": (("--cause", "other"), "tomorrow", "2026-03-17T09:00+07:00"),
    "no zone": (("--cause", "other"), "2026-03-17T09:00", "+07:00 for WIB"),
    "too long ago": (("--cause", "other"), "2019-12-31T09:00+07:00", "years"),
    "before the calendar": (("--cause", "other"), "0001-01-01T00:00+07:00", "years"),
    "after the calendar": (("--cause", "other"), "9999-12-31T23:59+00:00", "years"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_can_t_be_diagnosed_is_refused_with_a_sentence_and_without_a_file(
    kiosk: Run, tmp_path: Path, case: str
) -> None:
    words, at, told = REFUSED[case]
    answered = diagnose(kiosk, tmp_path / "a.pdf", *words, at=at)
    assert (answered.code, answered.out) == (1, "")
    assert answered.err.startswith("kiosk: ")
    assert told in answered.err
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("at", ["2021-01-01T00:00+07:00", "2999-12-31T23:59+07:00", "2026-01-01T00:00+14:00"])
def test_edges_of_time_are_diagnosed(kiosk: Run, tmp_path: Path, at: str) -> None:
    assert diagnose(kiosk, tmp_path / "a.pdf", "--cause", "update_in_progress", "app_trouble", at=at).code == 0


def test_file_that_can_t_be_written_is_refused_with_a_sentence(kiosk: Run, tmp_path: Path) -> None:
    for out in (tmp_path, tmp_path / "gone" / "a.pdf"):
        answered = diagnose(kiosk, out, "--cause", "other")
        assert answered.code == 1
        assert f"can't be written to {out}" in answered.err


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("diagnose",),
        ("diagnose", "--out", "a.pdf"),
        ("diagnose", "--cause", "gone", "--out", "a.pdf"),
        ("diagnose", "--cause", "other", "--answer", "a:b", "--out", "a.pdf"),
        ("diagnose", "--cause", "other", "--format", "a3", "--out", "a.pdf"),
        ("diagnose", "--cause", "other"),
        ("guide",),
        ("guide", "gone"),
        ("slip", "verify"),
        ("gone",),
    ],
)
def test_wrong_usage_ends_with_two(kiosk: Run, words: tuple[str, ...]) -> None:
    answered = kiosk(*words)
    assert (answered.code, answered.out) == (2, "")
    assert answered.err.startswith("usage: kiosk")


@pytest.mark.parametrize("words", [("--help",), ("diagnose", "--help"), ("guide", "match", "--help")])
def test_help_is_an_answer(kiosk: Run, words: tuple[str, ...]) -> None:
    assert kiosk(*words).code == 0


def test_digits_of_the_printed_square_are_genuine(kiosk: Run, tmp_path: Path) -> None:
    slip = diagnose(kiosk, tmp_path / "a.pdf", "--cause", "blocked_kpj", "active_claim").json["slip"]
    digits = staff_digits(tmp_path / "a.pdf")
    verified = kiosk("slip", "verify", digits, "--json")
    assert verified.code == 0
    assert verified.json == {
        "valid": True,
        "slip": slip,
        "causes": ["blocked_kpj", "active_claim"],
        "issued": "2026-03-17T09:00:00+07:00",
    }
    assert kiosk("slip", "verify", digits[:99], digits[99:]).out.startswith(f"valid: {slip}, ")


def test_digits_that_somebody_changed_are_not_genuine(kiosk: Run, tmp_path: Path) -> None:
    diagnose(kiosk, tmp_path / "a.pdf", "--cause", "other")
    digits = staff_digits(tmp_path / "a.pdf")
    changed = digits[:100] + str(9 - int(digits[100])) + digits[101:]
    for wrong in (changed, digits[:-1], "12", "x", ""):
        verified = kiosk("slip", "verify", wrong, "--json")
        assert verified.code == 1
        assert (verified.json["valid"], verified.json["slip"], verified.json["causes"]) == (False, None, [])
        assert verified.json["issued"] is None
    assert kiosk("slip", "verify", "12").out.startswith("not valid: ")


def test_slip_of_another_branch_s_key_is_not_genuine(
    kiosk: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diagnose(kiosk, tmp_path / "a.pdf", "--cause", "other")
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "elsewhere"))
    assert kiosk("slip", "verify", staff_digits(tmp_path / "a.pdf"), "--json").json["valid"] is False


def test_key_that_others_may_read_is_refused_with_a_sentence(kiosk: Run, data: Path, tmp_path: Path) -> None:
    diagnose(kiosk, tmp_path / "a.pdf", "--cause", "other")
    (data / "keys" / "slip-signing.key").chmod(0o644)
    answered = diagnose(kiosk, tmp_path / "b.pdf", "--cause", "other")
    assert answered.code == 1
    assert "chmod 600" in answered.err

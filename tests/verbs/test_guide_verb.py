"""`kiosk guide`: check, paths, draw, match."""

import io
import json
import sys
from pathlib import Path

import pytest

from kiosk.guide.causes import Cause
from tests.machine import change, copied_resources
from tests.verbs.conftest import Run


def test_check_of_the_shipped_guide_finds_no_error(kiosk: Run) -> None:
    answered = kiosk("guide", "check", "--json")
    assert answered.code == 0
    assert set(answered.json) == {"errors", "warnings"}
    assert answered.json["errors"] == []
    assert all(isinstance(warning, str) for warning in answered.json["warnings"])


def test_check_ends_with_its_count_for_people(kiosk: Run) -> None:
    answered = kiosk("guide", "check")
    assert (answered.code, answered.out.splitlines()[-1]) == (0, "0 errors, 1 warnings")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("guide/questions.yaml", "{find: update_overdue}", "{find: update_in_progress}", "G01 outcomes.yaml, line"),
        ("guide/questions.yaml", "{find: update_overdue}", "{find: gone}", "questions.yaml, line"),
        ("guide/phrases.yaml", "concepts:\n", "concept:\n", "M01"),
        ("words/en/slip.yaml", "title: ", "tilte: ", "W01 en/slip.yaml: slip.title is missing"),
    ],
)
def test_check_of_broken_content_names_it_and_ends_with_one(
    kiosk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str, told: str
) -> None:
    folder = copied_resources(tmp_path / "resources")
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr("kiosk.assembly.kiosk.resources_dir", lambda: folder)
    answered = kiosk("guide", "check", "--json")
    assert answered.code == 1
    assert any(told in error for error in answered.json["errors"]), answered.json
    assert kiosk("guide", "check").code == 1


def test_unreadable_guide_refuses_the_other_parts_with_a_sentence(
    kiosk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied_resources(tmp_path / "resources")
    change(folder / "guide" / "questions.yaml", "start: message", "start: gone")
    monkeypatch.setattr("kiosk.assembly.kiosk.resources_dir", lambda: folder)
    answered = kiosk("guide", "paths", "--json")
    assert (answered.code, answered.out) == (1, "")
    assert "questions.yaml, line" in answered.err


def test_paths_are_a_list_of_answers_causes_and_touches(kiosk: Run) -> None:
    answered = kiosk("guide", "paths", "--json")
    assert answered.code == 0
    for path in answered.json:
        assert set(path) == {"answers", "causes", "touches"}
        assert path["touches"] == len(path["answers"]) + 2
        assert all(":" in answer for answer in path["answers"])
    assert {cause for path in answered.json for cause in path["causes"]} == {str(cause) for cause in Cause}


def test_paths_for_people_are_those_that_were_reviewed(kiosk: Run) -> None:
    reviewed = Path(__file__).parent.with_name("guide") / "paths.txt"
    assert kiosk("guide", "paths").out == reviewed.read_text(encoding="utf-8")


def test_drawing_is_written(kiosk: Run, tmp_path: Path) -> None:
    out = tmp_path / "guide.svg"
    assert kiosk("guide", "draw", "--out", str(out), "--language", "en").code == 0
    assert out.read_text(encoding="utf-8").startswith(("<?xml", "<svg"))


def test_drawing_that_can_t_be_written_is_refused_with_a_sentence(kiosk: Run, tmp_path: Path) -> None:
    answered = kiosk("guide", "draw", "--out", str(tmp_path / "gone" / "guide.svg"))
    assert answered.code == 1
    assert "can't be written" in answered.err


def test_words_are_ranked(kiosk: Run) -> None:
    answered = kiosk("guide", "match", "akun", "terblokir", "wajah gagal 3 kali", "--json")
    causes = answered.json["causes"]
    assert causes[0]["id"] == "blocked_biometric"
    assert all(set(guess) == {"id", "score"} and 0 < guess["score"] <= 1 for guess in causes)
    assert [guess["score"] for guess in causes] == sorted((guess["score"] for guess in causes), reverse=True)


def test_words_that_say_nothing_are_told_to_people(kiosk: Run) -> None:
    assert kiosk("guide", "match", "xyzzy").out == "nothing fits\n"


def test_batch_answers_every_line_of_standard_input_with_one_line(kiosk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("foto buram\n\n   \nlupa kata sandi"))
    answered = kiosk("guide", "match", "--batch", "--json")
    assert answered.code == 0
    lines = [json.loads(line) for line in answered.out.splitlines()]
    assert [set(line) for line in lines] == [{"causes"}] * 4
    assert [bool(line["causes"]) for line in lines] == [True, False, False, True]
    assert lines[0]["causes"][0]["id"] == "photo_unclear"

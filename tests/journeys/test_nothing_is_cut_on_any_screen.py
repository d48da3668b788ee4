"""Every page on every screen in both languages: nothing is cut, nothing lies on anything else."""

from tests.journeys.faults import close_targets, cut_texts, overlapping, small_targets
from tests.journeys.looking import Looked


def test_every_page_was_seen(looked: Looked) -> None:
    names = [page.name for page in looked.pages]
    for kind in ("welcome", "question", "typed", "plan", "plan [", "slip", "warning", "calm"):
        assert any(name.startswith(kind) for name in names), kind
    assert len(names) > 60
    assert all(page.texts and page.targets for page in looked.pages)


def test_no_text_is_cut(looked: Looked) -> None:
    assert [fault for page in looked.pages for fault in cut_texts(page, looked.window)] == []


def test_no_text_lies_on_another_or_on_a_button(looked: Looked) -> None:
    assert [fault for page in looked.pages for fault in overlapping(page)] == []


def test_whatever_can_be_touched_is_large_enough_for_a_finger(looked: Looked) -> None:
    faults = [fault for page in looked.pages for fault in small_targets(page, looked.millimetre, looked.window)]
    assert faults == []


def test_a_finger_fits_between_whatever_can_be_touched(looked: Looked) -> None:
    assert [fault for page in looked.pages for fault in close_targets(page, looked.millimetre)] == []


def test_back_start_over_and_language_stay_in_one_place(looked: Looked) -> None:
    indonesian = {"back": "Kembali", "start_over": "Mulai lagi", "id": "Indonesia", "en": "English"}
    english = {"back": "Back", "start_over": "Start over", "id": "Indonesia", "en": "English"}
    for name in (english if looked.language == "en" else indonesian).values():
        places = {
            (target.box.x(), target.box.y(), target.box.width(), target.box.height())
            for page in looked.pages
            for target in page.targets
            if target.name == name and page.name != "warning"
        }
        assert len(places) == 1, f"{name} stands at {places}"


def test_back_and_start_over_are_on_every_page_of_a_visit_and_language_on_all(looked: Looked) -> None:
    in_visit = ("question", "typed", "plan", "slip")
    both = {"Back", "Start over"} if looked.language == "en" else {"Kembali", "Mulai lagi"}
    for page in looked.pages:
        names = {target.name for target in page.targets}
        if page.name != "warning":
            assert names >= {"Indonesia", "English"}, page.name
        if page.name.startswith(in_visit):
            assert names >= both, page.name

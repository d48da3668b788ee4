"""When a program is started again, when it hangs, and when it is left for the safe page."""

from ui.session.watch import CRASH_WINDOW_SECONDS, SILENCE_SECONDS, START_SECONDS, Watch


def test_two_crashes_in_a_minute_are_bad_luck_and_three_are_a_loop() -> None:
    watch = Watch().crash(0).crash(10)
    assert not watch.loops
    assert watch.crash(20).loops


def test_crashes_that_lie_further_apart_are_no_loop() -> None:
    watch = Watch().crash(0).crash(CRASH_WINDOW_SECONDS - 1).crash(CRASH_WINDOW_SECONDS + 1)
    assert not watch.loops


def test_after_the_safe_page_everything_is_tried_as_if_for_the_first_time() -> None:
    assert not Watch().crash(0).crash(1).crash(2).calm().crash(3).loops


def test_a_slow_start_is_no_hang_but_an_endless_one_is() -> None:
    watch = Watch().start(100)
    assert not watch.hangs(100 + START_SECONDS)
    assert watch.hangs(101 + START_SECONDS)


def test_a_program_that_fell_silent_hangs_and_one_that_speaks_does_not() -> None:
    watch = Watch().start(0).hear(5)
    assert not watch.hangs(5 + SILENCE_SECONDS)
    assert watch.hangs(6 + SILENCE_SECONDS)
    assert not watch.hear(20).hangs(5 + SILENCE_SECONDS + 1)

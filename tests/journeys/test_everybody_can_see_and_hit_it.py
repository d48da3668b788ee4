"""Contrast of what is painted, and names for those who listen instead of looking."""

from tests.journeys.looking import Looked, PageSeen, look_at
from tests.journeys.visiting import ACTIVE_CLAIM, BLOCKED_BY_FACE, Visitor

TEXT_CONTRAST = 10.0
EDGE_CONTRAST = 3.0


def luminance(color: str) -> float:
    """Relative luminance of `#rrggbb`, 0–1 (WCAG 2.2)."""
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """1–21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def too_faint(page: PageSeen) -> list[str]:
    """Texts that are hard to read."""
    return [
        f"{page.name}: {seen.text[:40]!r} {seen.color} on {seen.ground} {contrast(seen.color, seen.ground):.1f}"
        for seen in page.texts
        if contrast(seen.color, seen.ground) < TEXT_CONTRAST
    ]


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 1) == 4.5


def test_every_text_stands_out_ten_to_one(looked: Looked) -> None:
    assert [fault for page in looked.pages for fault in too_faint(page)] == []


def test_every_edge_stands_out_three_to_one(looked: Looked) -> None:
    pairs = {pair for page in looked.pages for pair in page.edges}
    assert pairs
    assert {pair for pair in pairs if contrast(*pair) < EDGE_CONTRAST} == set()


def test_a_text_under_the_finger_stands_out_as_well(visitor: Visitor) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    visitor.touch_word("screen.plan.more")
    visitor.answer(*ACTIVE_CLAIM)
    faint = [fault for name in visitor.targets() for fault in too_faint(held(visitor, name))]
    visitor.touch_word("screen.frame.start_over")
    faint += too_faint(held(visitor, visitor.words("screen.welcome.start")))
    visitor.start()
    faint += [fault for name in visitor.targets() for fault in too_faint(held(visitor, name))]

    assert faint == []


def held(visitor: Visitor, name: str) -> PageSeen:
    """The page while a finger lies on what bears `name`; then the finger slides away."""
    point = visitor.middle_of(name)
    away = visitor.middle_of(name)
    away.setY(1 if point.y() > 300 else 700)
    visitor.clock.seconds += 1
    visitor.press(point)
    page = look_at(visitor, f"{visitor.page} with a finger on {name!r}")
    visitor.slide(away)
    visitor.release(away)
    visitor.settle()
    return page


def test_everything_that_can_be_touched_is_announced_as_a_button_with_its_name(looked: Looked) -> None:
    silent = [
        f"{page.name}: {target.name!r} is announced as {target.role} {target.spoken!r}"
        for page in looked.pages
        for target in page.targets
        if not target.spoken.strip() or target.spoken != target.name or target.role != "Button"
    ]
    assert silent == []

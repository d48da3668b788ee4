"""A PC that is switched on for the first time asks what branch it is, and then for its first supervisor."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.assembly import Kiosk
from kiosk.guide.causes import Cause
from kiosk.settings import Settings, read_settings
from kiosk.settings.model import BranchSettings, PrintingSettings, ScreenSettings, StationSettings, WeekSettings
from kiosk.slips.staff_code import read as read_code
from kiosk.texts import LANGUAGES
from tests.desk.officer import Officer
from tests.journeys.visiting import Day
from tests.machine import NO_CUPS
from tests.printing.cups import private_cups
from ui.desk.program import open_desk
from ui.desk.setup.page import CARD_MILLIMETRES, SetupSteps
from ui.shared.hands import GivenTime
from ui.shared.window import diagonal_in_inches, pixels_per_millimetre, prepare_application

ENTER, ESCAPE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right
CONTROL = Qt.KeyboardModifier.ControlModifier
SIZES = {"small": QSize(1366, 768), "large": QSize(1920, 1080), "upright": QSize(1080, 1920)}
FINGER_MILLIMETRES = 10


@contextmanager
def new_pc(data: Path, size: QSize = SIZES["small"], **variables: str) -> Iterator[Officer]:
    """Somebody in front of a desk that has just been installed; `variables` are those of its environment."""
    prepare_application()
    environment = {"KIOSK_DATA_DIR": str(data), "CUPS_SERVER": NO_CUPS, "KIOSK_SCREEN_MOTION": "false", **variables}
    clock = GivenTime()
    program = open_desk(Kiosk(None, environment, Day()), size=size, windowed=True, monotonic=clock)
    program.timer.stop()
    somebody = Officer(program, clock)
    somebody.settle()
    try:
        yield somebody
    finally:
        program.close()
        somebody.settle()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def somebody(application: QGuiApplication, data: Path) -> Iterator[Officer]:
    with new_pc(data) as one:
        yield one


def written(data: Path) -> Settings:
    """What the next start will read."""
    return read_settings({"KIOSK_DATA_DIR": str(data)})


def setup_of(somebody: Officer) -> SetupSteps:
    return somebody.of(SetupSteps)


def step_of(somebody: Officer) -> str:
    return setup_of(somebody).step if somebody.page == "setup" else somebody.page


def text_of(somebody: Officer) -> str:
    """What stands in the box with the focus."""
    return str(somebody.focused.property("text"))


def retype(somebody: Officer, text: str) -> None:
    """Type over what stands in the box."""
    somebody.hit(Qt.Key.Key_A, CONTROL)
    somebody.hit(Qt.Key.Key_Delete)
    somebody.type_text(text)


def name_branch(
    somebody: Officer, name: str = "Kantor Cabang Contoh", address: str = "Jalan Contoh 1", number: str = "0"
) -> None:
    """The first step by keyboard."""
    for text in (name, address, number):
        retype(somebody, text)
        somebody.hit(ENTER)


def go_to(somebody: Officer, step: str) -> None:
    """To a step with all that stands there taken as it is."""
    name_branch(somebody)
    for _ in range(setup_of(somebody).count):
        if step_of(somebody) == step:
            return
        setup_of(somebody).next()
        somebody.idle()
    assert step_of(somebody) == step


def test_everything_by_keyboard(somebody: Officer, data: Path) -> None:
    assert step_of(somebody) == "branch"
    name_branch(somebody, "Kantor Cabang Contoh", "Jalan Contoh 1, Kota Contoh", "417")
    assert step_of(somebody) == "hours"
    retype(somebody, "08:00-16:30")
    for _ in range(5):
        somebody.hit(ENTER)
    assert text_of(somebody) == ""  # Saturday
    somebody.type_text("8.00-12.00")
    somebody.hit(ENTER)
    somebody.hit(ENTER)
    assert step_of(somebody) == "zone"
    somebody.hit(DOWN)
    somebody.hit(ENTER)
    assert step_of(somebody) == "screen"
    card = setup_of(somebody).card
    for key in (LEFT, LEFT, LEFT, RIGHT, DOWN, UP, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        somebody.hit(key)
    assert setup_of(somebody).card == pytest.approx(card - 2, abs=0.5)
    somebody.hit(ENTER)
    assert step_of(somebody) == "station"
    somebody.hit(DOWN)
    somebody.hit(DOWN)
    somebody.hit(UP)
    somebody.hit(ENTER)
    retype(somebody, "3")
    somebody.hit(ENTER)
    assert step_of(somebody) == "printer"
    somebody.hit(DOWN)
    somebody.hit(ENTER)
    assert somebody.page == "first_account"
    assert somebody.notice == somebody.words("desk_setup.saved")
    diagonal = written(data).screen.diagonal
    assert written(data) == Settings(
        branch=BranchSettings(
            name="Kantor Cabang Contoh",
            address="Jalan Contoh 1, Kota Contoh",
            number=417,
            zone="WITA",
            hours=WeekSettings(monday="08:00-16:30", saturday="8.00-12.00"),
        ),
        station=StationSettings(number=3, use="visitor"),
        screen=ScreenSettings(diagonal=diagonal),
        printing=PrintingSettings(printer="folder"),
    )
    assert diagonal > 0


def test_number_that_tab_leads_to_is_replaced_by_what_is_typed(somebody: Officer) -> None:
    somebody.hit(TAB)
    somebody.hit(TAB)
    somebody.type_text("417")
    assert text_of(somebody) == "417"


def test_everything_by_touch_but_what_must_be_typed(somebody: Officer, data: Path) -> None:
    words = somebody.words
    name_branch(somebody)
    somebody.touch(words("desk_setup.like_monday"))
    somebody.touch(words("desk_setup.next"))
    somebody.touch(words("desk_setup.zone.WIT.title"))
    somebody.touch(words("desk_setup.next"))
    slide_to(somebody, 0.5)
    middle = setup_of(somebody).card
    for _ in range(3):
        somebody.touch(words("desk_setup.ruler.wider"))
    somebody.touch(words("desk_setup.ruler.narrower"))
    assert setup_of(somebody).card == middle + 2
    somebody.touch(words("desk_setup.next"))
    somebody.touch(words("desk_setup.use.desk.title"))
    somebody.touch(words("desk_setup.next"))
    somebody.touch(words("desk_setup.printers.folder.title"))
    somebody.touch(words("desk_setup.save"))
    somebody.idle()
    assert somebody.page == "first_account"
    found = written(data)
    assert (found.branch.zone, found.station.use, found.printing.printer) == ("WIT", "desk", "folder")
    assert found.screen.diagonal > 0


def slide_to(somebody: Officer, share: float) -> None:
    """Drag the knob of the ruler from where it is to a part of its way."""
    somebody.picture()  # once drawn, everything is where it stays
    slider = somebody.targets()[somebody.words("desk_setup.ruler.name")]
    knob = slider.height()
    way = slider.width() - knob

    def at(part: float) -> QPoint:
        return slider.mapToScene(QPointF(knob / 2 + part * way, knob / 2)).toPoint()

    start, end = at(float(slider.property("share"))), at(share)
    somebody.press(start)
    for tenth in range(1, 11):
        somebody.slide(start + (end - start) * tenth / 10)
    somebody.release(end)
    somebody.settle()
    assert slider.property("share") == pytest.approx(share, abs=0.02)


def test_new_settings_count_at_once(somebody: Officer) -> None:
    kiosk = somebody.program.kiosk
    assert (kiosk.now().utcoffset(), kiosk.station.number) == (Day()().utcoffset(), 1)
    go_to(somebody, "zone")
    somebody.hit(DOWN)
    somebody.hit(DOWN)
    somebody.hit(ENTER)
    somebody.hit(ENTER)
    somebody.hit(ENTER)
    retype(somebody, "7")
    somebody.hit(ENTER)
    somebody.hit(ENTER)
    assert somebody.page == "first_account"
    assert somebody.reads("Kantor Cabang Contoh")
    assert str(kiosk.zone) == str(kiosk.now().tzinfo) == "Asia/Jayapura"
    somebody.sign_in()
    somebody.idle()
    assert somebody.page == "home"
    events = list(kiosk.desk.audit.events_of(0, 7))
    assert [event.kind for event in events][:3] == ["setting_changed", "staff_added", "signed_in"]


def test_nothing_is_asked_twice(somebody: Officer, data: Path) -> None:
    go_to(somebody, "first_account")
    with new_pc(data) as again:
        assert again.page == "first_account"


def test_branch_that_the_file_names_goes_straight_to_the_supervisor(application: QGuiApplication, data: Path) -> None:
    write(data, '[branch]\nname = "Kantor Cabang Contoh"\n')
    with new_pc(data) as somebody:
        assert somebody.page == "first_account"


def test_only_what_is_not_set_is_asked(application: QGuiApplication, data: Path) -> None:
    write(data, '# ours\n[branch]\naddress = "Jalan Contoh 9"\n[branch.hours]\nsaturday = ""\n[station]\nnumber = 4\n')
    with new_pc(data, KIOSK_BRANCH_ZONE="WIB", KIOSK_SCREEN_DIAGONAL="15.6") as somebody:
        assert setup_of(somebody).count == 3
        assert somebody.words("desk_setup.boxes.address") not in somebody.texts().splitlines()
        somebody.type_text("Kantor Cabang Contoh")
        somebody.hit(ENTER)
        assert text_of(somebody) == "0"
        somebody.hit(ENTER)
        assert step_of(somebody) == "station"
        assert somebody.words("desk_setup.boxes.station_number") not in somebody.texts().splitlines()
        somebody.hit(ENTER)
        somebody.hit(ENTER)
        assert somebody.page == "first_account"
    assert (data / "settings.toml").read_text(encoding="utf-8") == (
        '# ours\n[branch]\naddress = "Jalan Contoh 9"\nname = "Kantor Cabang Contoh"\nnumber = 0\n\n'
        '[branch.hours]\nsaturday = ""\n[station]\nnumber = 4\nuse = "both"\n\n[printing]\nprinter = ""\n'
    )


def test_skipped_step_leaves_its_settings_as_they_are(somebody: Officer, data: Path) -> None:
    name_branch(somebody)
    retype(somebody, "nonsense")
    for _ in range(5):
        somebody.touch(somebody.words("desk_setup.skip"))
        somebody.idle()
    assert (data / "settings.toml").read_text(encoding="utf-8") == (
        '[branch]\nname = "Kantor Cabang Contoh"\naddress = "Jalan Contoh 1"\nnumber = 0\n'
    )


def test_everything_can_be_skipped_and_no_file_is_made(somebody: Officer, data: Path) -> None:
    for _ in range(6):
        somebody.touch(somebody.words("desk_setup.skip"))
        somebody.idle()
    assert somebody.page == "first_account"
    assert not (data / "settings.toml").exists()


def test_nothing_is_lost_on_the_way_back_and_forth(somebody: Officer) -> None:
    name_branch(somebody, "Kantor Contoh", "Jalan Contoh 5")
    retype(somebody, "07:00-11:00")
    somebody.hit(ESCAPE)
    assert (step_of(somebody), text_of(somebody)) == ("branch", "Kantor Contoh")
    somebody.touch(somebody.words("desk_setup.skip"))
    assert text_of(somebody) == "07:00-11:00"
    somebody.hit(ESCAPE)
    assert text_of(somebody) == "Kantor Contoh"
    somebody.hit(ENTER)
    assert text_of(somebody) == "Jalan Contoh 5"
    somebody.hit(Qt.Key.Key_F9)
    assert somebody.reads(somebody.words("desk_setup.boxes.name")) and somebody.reads("Jalan Contoh 5")
    somebody.hit(ESCAPE)
    assert step_of(somebody) == "branch"


def test_hours_that_are_none_get_the_sentence_of_what_is_allowed(somebody: Officer, data: Path) -> None:
    name_branch(somebody)
    somebody.hit(ENTER)
    for wrong in ("8-15", "15:00-08:00", "08:00-25:00"):
        retype(somebody, wrong)
        setup_of(somebody).next()
        somebody.settle()
        assert step_of(somebody) == "hours"
        assert somebody.texts().count(somebody.words("desk_setup.allowed.day")) == 1
        assert text_of(somebody) == wrong
    retype(somebody, "08:00-15:00")
    assert not somebody.reads(somebody.words("desk_setup.allowed.day"))
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday"):
        setup_of(somebody).write(f"branch.hours.{day}", "")
    setup_of(somebody).next()
    somebody.settle()
    assert somebody.reads(somebody.words("desk_setup.allowed.hours"))
    assert not (data / "settings.toml").exists()


def test_hours_of_monday_for_the_whole_working_week(somebody: Officer) -> None:
    name_branch(somebody)
    retype(somebody, "07:30-14:00")
    somebody.touch(somebody.words("desk_setup.like_monday"))
    assert somebody.texts().count("07:30-14:00") == 5


HOSTILE = {
    "nothing": ("   ", False),
    "10,000 letters": ("x" * 10_000, False),
    "a foreign site": ("lapakasik.org", False),
    "the other way round": ("Kantor \u202e gnabaC", False),
    "lines": ("Kantor\nCabang\r\nContoh", True),
    "quotes": ("\"Kantor\" 'Cabang' \\ # <b>Contoh</b>", True),
    "letters of the world": ("Kantor 事務所 مكتب", True),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_any_text_is_taken_or_refused_beside_its_box(somebody: Officer, data: Path, case: str) -> None:
    text, is_allowed = HOSTILE[case]
    somebody.paste(text)
    setup_of(somebody).next()
    somebody.settle()
    refused = somebody.reads(somebody.words("desk_setup.allowed.name"))
    assert refused != is_allowed
    assert step_of(somebody) == ("hours" if is_allowed else "branch")
    if is_allowed:
        for _ in range(5):
            setup_of(somebody).skip()
            somebody.idle()
        assert written(data).branch.name == " ".join(text.split())


NO_NUMBERS = ["", "65536", "-1", "two", "²", "9" * 5000]


@pytest.mark.parametrize("number", ["0", *NO_NUMBERS])
def test_number_that_no_machine_can_have_is_refused(somebody: Officer, number: str) -> None:
    go_to(somebody, "station")
    setup_of(somebody).write("station.number", number)
    setup_of(somebody).next()
    somebody.settle()
    assert step_of(somebody) == "station"
    assert somebody.reads(somebody.words("desk_setup.allowed.station_number"))


@pytest.mark.parametrize("number", NO_NUMBERS)
def test_number_that_no_branch_can_have_is_refused(somebody: Officer, number: str) -> None:
    setup_of(somebody).write("branch.name", "Kantor Cabang Contoh")
    setup_of(somebody).write("branch.number", number)
    setup_of(somebody).next()
    somebody.settle()
    assert step_of(somebody) == "branch"
    assert somebody.reads(somebody.words("desk_setup.allowed.branch_number"))


@pytest.mark.parametrize("number", ["0", "1", "65535", " 0042 "])
def test_number_of_the_branch_stands_in_the_file_and_in_what_is_issued_next(
    somebody: Officer, data: Path, number: str
) -> None:
    name_branch(somebody, number=number)
    for _ in range(5):
        setup_of(somebody).skip()
        somebody.idle()
    assert somebody.page == "first_account"
    assert written(data).branch.number == int(number)
    kiosk = somebody.program.kiosk
    slip = kiosk.papers.issue(kiosk.plans.of_causes([Cause.BLOCKED_KPJ]), (), "id")
    assert read_code(kiosk.papers.sheet(slip).staff_qr.payload, kiosk.known_slip_keys).branch == int(number)


def test_file_that_can_t_be_written_is_told_and_the_settings_count_for_now(somebody: Officer, data: Path) -> None:
    go_to(somebody, "printer")
    (data / "settings.toml").mkdir()
    somebody.hit(ENTER)
    assert somebody.page == "first_account"
    assert somebody.notice == somebody.words("desk_setup.unsaved", file=data / "settings.toml")
    assert somebody.program.kiosk.settings.branch.name == "Kantor Cabang Contoh"
    assert list((data / "settings.toml").iterdir()) == []


def test_card_as_wide_as_a_real_one_gives_the_size_of_the_screen(somebody: Officer, data: Path) -> None:
    app = prepare_application()
    screen = app.primaryScreen().size()
    go_to(somebody, "screen")
    slide_to(somebody, 0.7)
    millimetre = setup_of(somebody).card / CARD_MILLIMETRES
    assert pixels_per_millimetre(diagonal_in_inches(millimetre, app), app, screen) == pytest.approx(millimetre)
    inches = round(diagonal_in_inches(millimetre, app), 1)
    assert somebody.reads(str(inches).replace(".", ","))
    for _ in range(4):
        somebody.hit(ENTER)
    assert somebody.page == "first_account"
    assert written(data).screen.diagonal == inches
    theme = somebody.program.engine.singletonInstance("Anjungan", "Theme")
    window = somebody.program.window.size()
    assert isinstance(theme, QObject)
    assert theme.property("mm") == pytest.approx(pixels_per_millimetre(inches, app, window))


def test_printers_of_the_system_are_offered_its_default_first(application: QGuiApplication, data: Path) -> None:
    with private_cups() as cups:
        for name in ("Belakang", "Depan", "Slip"):
            cups.add_queue(name)
        cups.run("lpadmin", "-d", "Depan")
        with new_pc(data, CUPS_SERVER=str(cups.socket)) as somebody:
            go_to(somebody, "printer")
            somebody.until(lambda: not setup_of(somebody).searching)
            offered = [option["id"] for option in setup_of(somebody).options]
            assert offered == ["", "cups:Depan", "cups:Belakang", "cups:Slip", "folder"]
            cups.add_queue("Baru")
            somebody.touch(somebody.words("desk_setup.search"))
            somebody.until(lambda: "cups:Baru" in [option["id"] for option in setup_of(somebody).options])
            somebody.touch("Slip")
            somebody.until(lambda: not setup_of(somebody).searching)
            somebody.hit(ENTER)
            somebody.until(lambda: written(data).printing.printer == "cups:Slip")


def test_whoever_fetches_a_card_finds_everything_as_it_was(somebody: Officer) -> None:
    ended: list[bool] = []
    somebody.screen.office.finished.connect(lambda: ended.append(True))
    name_branch(somebody)
    for _ in range(20):
        somebody.wait(60)
    assert not ended
    assert step_of(somebody) == "hours"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("inches", ["", "14", "24"])
def test_every_step_fits_and_can_be_hit_by_a_finger(
    application: QGuiApplication, data: Path, size: str, language: str, inches: str
) -> None:
    diagonal = {"KIOSK_SCREEN_DIAGONAL": inches} if inches else {}
    with new_pc(data, SIZES[size], KIOSK_SCREEN_LANGUAGE=language, **diagonal) as somebody:
        millimetre = pixels_per_millimetre(float(inches or 0), application, SIZES[size])
        for _ in range(setup_of(somebody).count):
            look_at(somebody, millimetre)
            spoil(somebody)
            look_at(somebody, millimetre)
            setup_of(somebody).skip()
            somebody.idle()
        assert somebody.page == "first_account"


def spoil(somebody: Officer) -> None:
    """Fill every box with what it can't take, so that every remark shows."""
    setup = setup_of(somebody)
    for box in setup.boxes:
        setup.write(box["id"], "x" * 200)
    if setup.boxes:
        setup.next()
    somebody.settle()
    assert len(setup.remarks) == len(setup.boxes)


def look_at(somebody: Officer, millimetre: float) -> None:
    width, height = somebody.program.window.width(), somebody.program.window.height()
    for name, item in somebody.targets().items():
        place = item.mapRectToScene(item.boundingRect())
        assert place.left() >= 0 and place.top() >= 0, name
        assert place.right() <= width and place.bottom() <= height, name
        assert place.height() >= FINGER_MILLIMETRES * millimetre - 1, name
    for item in texts_in(somebody.program.window.contentItem()):
        assert not item.property("truncated"), item.property("text")


def texts_in(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible():
        if item.inherits("QQuickText"):
            yield item
        for child in item.childItems():
            yield from texts_in(child)


def write(data: Path, text: str) -> None:
    data.mkdir(mode=0o700)
    (data / "settings.toml").write_text(text, encoding="utf-8")

"""A look at every page on every screen: where each text and each thing to touch stands, in pixels."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, QPointF, QRectF, QSize
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetricsF
from PySide6.QtQml import QQmlEngine, QQmlExpression, QQmlProperty
from PySide6.QtQuick import QQuickItem

from kiosk.guide.model import Guide, Option
from kiosk.prints.delivery import Delivery, DeliveryState
from kiosk.prints.printer import Trouble
from tests.journeys.visiting import Day, Visitor, kiosk_in, on_screen, visitor_at

OPAQUE = 255
DELIVERIES = (
    Delivery(DeliveryState.SENT),
    Delivery(DeliveryState.NEEDS_HELP, Trouble.NO_PAPER),
    Delivery(DeliveryState.REFUSED),
    Delivery(DeliveryState.SAVED),
)
"""Those with the most to say, and the one that is shown without a printer."""

TYPED_TEXTS = ("", "verifikasi wajah gagal 3 kali", "xqzxqzxqz xqz", "mobile jkn faskes", "wajah gagal " * 13)


@dataclass(frozen=True)
class Shape:
    """A screen: pixels and diagonal in inches (0: 96 dots an inch)."""

    width: int
    height: int
    diagonal: float

    def __str__(self) -> str:
        return f"{self.width}x{self.height}-{self.diagonal or '96dpi'}"


SHAPES = (
    Shape(1024, 768, 15),
    Shape(1366, 768, 15.6),
    Shape(1920, 1080, 21.5),
    Shape(1080, 1920, 21.5),
    Shape(1024, 768, 0),
)
"""The sizes that must do, and the smallest as it is taken for where it does not tell its diagonal (13 inches).

1366×768 at 96 dots an inch is left out: it is roomier than the same pixels on 15.6 inches.
"""


@dataclass(frozen=True)
class TextSeen:
    """A text with the box its letters fill and the boxes it stands in."""

    text: str
    box: QRectF
    room: QSize
    letters: QSize
    widest_word: float
    color: str
    ground: str
    """The colour of what is painted behind the text."""
    ancestors: tuple[tuple[int, QRectF], ...]
    """Key and box of everything the text lies in."""


@dataclass(frozen=True)
class TargetSeen:
    """A thing to touch."""

    key: int
    name: str
    spoken: str
    role: str
    box: QRectF
    is_key: bool


@dataclass
class PageSeen:
    """One page as it stood there."""

    name: str
    texts: list[TextSeen] = field(default_factory=list)
    edges: set[tuple[str, str]] = field(default_factory=set)
    """The colour of every drawn edge with that of what lies around it."""
    targets: list[TargetSeen] = field(default_factory=list)


@dataclass
class Looked:
    """All pages of one screen in one language."""

    shape: Shape
    language: str
    millimetre: float
    window: QRectF
    pages: list[PageSeen]


def look_at(visitor: Visitor, name: str) -> PageSeen:
    """The page that is shown now; of a warning, only the warning."""
    visitor.come_to_rest()
    page = PageSeen(name)
    start = visitor.program.window.contentItem()
    if visitor.screen.warning:
        start = next(item for item in visitor.items() if item.metaObject().className().startswith("IdleWarning"))
    painted = [(on_screen(start), visitor.program.window.color().name())]
    for item in visitor.items(start):
        if item.inherits("QQuickRectangle"):
            _paint(item, painted, page)
        elif item.inherits("QQuickText") and str(item.property("text")).strip():
            page.texts.append(_text(item, painted))
        elif (
            item.inherits("QQuickFocusScope")
            and item.property("name") is not None
            and item.property("held") is not None
        ):
            page.targets.append(_target(item))
    return page


def _paint(item: QQuickItem, painted: list[tuple[QRectF, str]], page: PageSeen) -> None:
    box, color, edge = on_screen(item), item.property("color"), QQmlProperty.read(item, "border.color")
    assert isinstance(color, QColor)
    if QQmlProperty.read(item, "border.width") > 0 and edge.alpha():
        page.edges.add((edge.name(), _behind(box, painted)))
    if color.alpha() == OPAQUE:
        parent = item.parentItem()
        while parent is not None:
            box = box.intersected(on_screen(parent)) if parent.clip() else box
            parent = parent.parentItem()
        painted.append((box, color.name()))


def _behind(box: QRectF, painted: list[tuple[QRectF, str]]) -> str:
    return next((color for area, color in reversed(painted) if area.contains(box.center())), painted[0][1])


def _text(item: QQuickItem, painted: list[tuple[QRectF, str]]) -> TextSeen:
    text, font = str(item.property("text")), item.property("font")
    wide, high = float(item.property("contentWidth")), float(item.property("contentHeight"))
    left = (item.width() - wide) / 2 if _is_centred(item) else 0.0
    assert isinstance(font, QFont)
    color = item.property("color")
    assert isinstance(color, QColor)
    box = item.mapRectToScene(QRectF(left, 0, wide, high))
    return TextSeen(
        text,
        box,
        QSize(round(item.width()), round(item.height())),
        QSize(round(wide), round(high)),
        max(_advance(font.toString(), word) for word in text.split()),
        color.name(),
        _behind(box, painted),
        tuple(_ancestors(item)),
    )


def _is_centred(item: QQuickItem) -> bool:
    # PySide can't give the alignment of a text, QML can.
    context = QQmlEngine.contextForObject(item)
    assert context is not None
    value, _ = QQmlExpression(context, item, "horizontalAlignment === Text.AlignHCenter").evaluate()
    return bool(value)


@cache
def _advance(font: str, word: str) -> float:
    known = QFont()
    known.fromString(font)
    return QFontMetricsF(known).horizontalAdvance(word)


def _ancestors(item: QQuickItem) -> Iterator[tuple[int, QRectF]]:
    parent = item.parentItem()
    while parent is not None:
        if parent.width() > 0 and parent.height() > 0:
            yield _key(parent), on_screen(parent)
        parent = parent.parentItem()


def _key(item: QObject) -> int:
    from shiboken6 import Shiboken

    return int(Shiboken.getCppPointer(item)[0])


def _target(item: QQuickItem) -> TargetSeen:
    parent = item.parentItem()
    is_key = False
    while parent is not None and not is_key:
        is_key = parent.metaObject().className().startswith("Keyboard")
        parent = parent.parentItem()
    told = QAccessible.queryAccessibleInterface(item)
    spoken = told.text(QAccessible.Text.Name) if told else ""
    role = told.role().name if told else ""
    return TargetSeen(_key(item), str(item.property("name")), spoken, role, on_screen(item), is_key)


def look_around(shape: Shape, language: str, folder: Path) -> Looked:
    """Walk through all pages of a screen of that shape."""
    day = Day()
    day.jump(timedelta(days=3))  # a Saturday: the closed counter must be told too, so the words are at their longest
    kiosk = kiosk_in(folder, diagonal=shape.diagonal, day=day)
    visitor = visitor_at(kiosk, size=QSize(shape.width, shape.height))
    try:
        theme = visitor.program.engine.singletonInstance("Anjungan", "Theme")
        assert isinstance(theme, QObject)
        window = QRectF(QPointF(0, 0), visitor.program.window.size().toSizeF())
        return Looked(shape, language, float(theme.property("mm")), window, list(_Walk(visitor, language).pages()))
    finally:
        visitor.program.close()


class _Walk:
    """Through the guide by the verbs of the screen, every question and every outcome once."""

    def __init__(self, visitor: Visitor, language: str) -> None:
        self.visitor = visitor
        self.language = language
        self.guide: Guide = visitor.program.kiosk.content.guide
        self.asked: set[str] = set()
        self.ways: dict[str, tuple[str, ...]] = {}

    def act(self, verb: str, *given: str) -> None:
        self.visitor.clock.seconds += 1
        getattr(self.visitor.screen, verb)(*given)

    def pages(self) -> Iterator[PageSeen]:
        if self.visitor.journey.language != self.language:
            self.act("speak", self.language)
        yield look_at(self.visitor, "welcome")
        self.act("start")
        yield from self.question(self.guide.start, ())
        self.visitor.wait(125)
        yield look_at(self.visitor, "warning")
        self.act("stay")
        yield from self.slips()
        self.visitor.screen.stop("a look at it")
        if self.language != "id":
            self.act("speak", self.language)
        yield look_at(self.visitor, "calm")

    def question(self, name: str, way: tuple[str, ...]) -> Iterator[PageSeen]:
        """The question that is shown, and all that it leads to."""
        self.asked.add(name)
        question = self.guide.questions[name]
        if question.page == "typed":
            yield from self.typed()
        else:
            yield look_at(self.visitor, f"question {name}")
        for option in question.all_options:
            yield from self.option(option, way)

    def option(self, option: Option, way: tuple[str, ...]) -> Iterator[PageSeen]:
        further = (*way, option.id)
        if option.ask and option.ask not in self.asked:
            self.act("choose", option.id)
            yield from self.question(option.ask, further)
            self.act("back")
        elif option.find and option.find not in self.ways:
            self.act("choose", option.id)
            self.ways[option.find] = further
            yield look_at(self.visitor, f"plan {option.find}")
            self.act("back")

    def typed(self) -> Iterator[PageSeen]:
        for text in TYPED_TEXTS:
            self.visitor.journey.retype(text[:-1])
            self.visitor.screen.typing.typeKey(text[-1:])
            yield look_at(self.visitor, f"typed {text[:20]!r}")
        self.visitor.touch_word("screen.typed.digits")
        yield look_at(self.visitor, "typed with digits")
        self.visitor.touch_word("screen.typed.letters")

    def slips(self) -> Iterator[PageSeen]:
        """Plans of several causes with the longest words, and what their slips say."""
        by_length = sorted(self.ways, key=self.length, reverse=True)
        home = [name for name in by_length if not self.guide.outcomes[name].counter]
        for names in (by_length[:1], home[:1], by_length[:2], home[:2], by_length[:3]):
            self.act("startOver")
            if self.visitor.journey.language != self.language:
                self.act("speak", self.language)
            self.act("start")
            for number, name in enumerate(names):
                if number:
                    self.act("more")
                for option in self.ways[name]:
                    self.act("choose", option)
            if len(names) > 1:
                yield look_at(self.visitor, f"plan {names}")
            self.act("takeSlip")
            yield from self.slip(names)

    def slip(self, names: list[str]) -> Iterator[PageSeen]:
        journey = self.visitor.journey
        self.visitor.until(lambda: journey.delivery is not None and journey.delivery.is_settled)
        self.visitor.screen.tick()
        for delivery in DELIVERIES:
            journey.delivery = delivery
            self.visitor.screen.delivery.changed.emit()
            yield look_at(self.visitor, f"slip {delivery.state} {names}")

    def length(self, name: str) -> int:
        words = self.visitor.program.kiosk.words(self.language)
        steps = words.several(f"outcomes.{name}.steps")
        return sum(map(len, steps)) + 3 * len(words.say(f"outcomes.{name}.title"))

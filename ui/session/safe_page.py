"""The page for when nothing else works: where to go instead. It needs no database, no guide and no QML."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPaintEvent, QRasterWindow

PAPER, INK, FOREST = "#F4F1E8", "#12241C", "#083C29"

SENTENCES = (
    "Layar ini sedang beristirahat.",
    "Silakan ambil nomor antrean dan langsung ke loket CS. Petugas akan membantu Anda.",
    "This screen is resting. Please take a queue number and go to the CS counter.",
)
"""Written here, not with the other words: those may be what is broken."""


class SafePage(QRasterWindow):
    """Three sentences in large letters."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), self.height()), QColor(PAPER))
        short = min(self.width(), self.height())
        top = self.height() * 0.2
        for sentence, part, weight, colour in zip(
            SENTENCES,
            (0.075, 0.055, 0.035),
            (QFont.Weight.Bold, QFont.Weight.DemiBold, QFont.Weight.Normal),
            (FOREST, INK, INK),
            strict=True,
        ):
            font = QFont("Atkinson Hyperlegible Next")
            font.setPixelSize(max(12, round(short * part)))
            font.setWeight(weight)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            room = QRect(round(self.width() * 0.08), round(top), round(self.width() * 0.84), self.height())
            flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
            used = painter.boundingRect(room, flags, sentence)
            painter.drawText(room, flags, sentence)
            top += used.height() + short * 0.06
        painter.end()


def show_safe_page() -> int:
    """Show the page on the whole screen until the program is ended."""
    app = QGuiApplication(["kiosk"])
    page = SafePage()
    page.setTitle("Anjungan JMO")
    page.setFlag(Qt.WindowType.FramelessWindowHint)
    page.setCursor(Qt.CursorShape.BlankCursor)
    page.showFullScreen()
    return app.exec()

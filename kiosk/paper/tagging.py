"""The structure a screen reader follows: which element of the document every piece of the page belongs to.

ReportLab has no tagged PDF of its own; this writes the structure tree (ISO 32000-1, 14.7 and 14.8) beside its pages.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject
from reportlab.pdfgen.canvas import Canvas


class Role(StrEnum):
    """The standard structure types that our papers need."""

    DOCUMENT = "Document"
    TITLE = "H1"
    HEADING = "H2"
    SUBHEADING = "H3"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    FIGURE = "Figure"
    TABLE = "Table"
    LINE = "TR"
    HEADER = "TH"
    CELL = "TD"


@dataclass(eq=False)
class Element:
    """A node of the structure; `alternative` is what is read in place of a figure."""

    role: Role
    parent: "Element | None" = None
    alternative: str = ""
    kids: list["Element"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    """Where its content stands: (page from 0, number of the marked content on it)."""

    def child(self, role: Role, alternative: str = "") -> "Element":
        """A new last child."""
        kid = Element(role, self, alternative)
        self.kids.append(kid)
        return kid


class Tagger:
    """Opens and closes marked content on the pages of one canvas, and writes the tree at the end."""

    def __init__(self, canvas: Canvas, document: Element) -> None:
        self._canvas = canvas
        self._document = document
        self._pages: list[list[Element]] = [[]]

    def begin(self, element: Element) -> None:
        """What is drawn from here on belongs to `element`."""
        page = self._pages[-1]
        self._canvas._code.append(f"/{element.role} <</MCID {len(page)}>> BDC")
        element.marks.append((len(self._pages) - 1, len(page)))
        page.append(element)

    def begin_artifact(self) -> None:
        """What is drawn from here on is decoration and not read aloud."""
        self._canvas._code.append("/Artifact BMC")

    def end(self) -> None:
        """Close what was begun last."""
        self._canvas._code.append("EMC")

    def end_page(self) -> None:
        """Call after the canvas's showPage: ties the page to its marked content."""
        # WORKAROUND(reportlab 5.1): a page knows no StructParents; its list of entries is open for more
        page = self._canvas._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._pages) - 1
        page.Tabs = PDFName("S")
        self._pages.append([])

    def finish(self) -> None:
        """Write the tree into the document; call once, before it is saved and after the last page."""
        elements = _with_kids(self._document)
        document = self._canvas._doc
        root = _Written()
        written = {id(element): _Written() for element in elements}
        reference = {key: _register(document, item) for key, item in written.items()}
        root_reference = _register(document, root)
        pages = [
            f"{document.idToObjectNumberAndVersion[f'Page{number}'][0]} 0 R" for number in range(1, len(self._pages))
        ]
        for element in elements:
            parent = reference[id(element.parent)] if element.parent else root_reference
            written[id(element)].text = _entry(element, parent, reference, pages)
        numbers = " ".join(
            f"{number} [{' '.join(reference[id(element)] for element in page)}]"
            for number, page in enumerate(self._pages[:-1])
        )
        root.text = (
            f"<</Type /StructTreeRoot /K [{reference[id(self._document)]}]"
            f" /ParentTree <</Nums [{numbers}]>> /ParentTreeNextKey {len(pages)}>>"
        )
        self._canvas.setCatalogEntry("StructTreeRoot", root)
        self._canvas.setCatalogEntry("MarkInfo", PDFDictionary({"Marked": "true"}))


class _Written(PDFObject):  # type: ignore[misc]
    """An object of the file whose text we write ourselves."""

    text = ""

    def format(self, document: object) -> bytes:  # noqa: ARG002  ReportLab's signature
        return self.text.encode("ascii")


def _register(document: object, item: _Written) -> str:
    name = document.Reference(item).name  # type: ignore[attr-defined]
    return f"{document.idToObjectNumberAndVersion[name][0]} 0 R"  # type: ignore[attr-defined]


def _with_kids(element: Element) -> list[Element]:
    return [element, *(found for kid in element.kids for found in _with_kids(kid))]


def _entry(element: Element, parent: str, reference: dict[int, str], pages: list[str]) -> str:
    kids = [reference[id(kid)] for kid in element.kids]
    own = f" /Pg {pages[element.marks[0][0]]}" if element.marks else ""
    for page, mark in element.marks:
        same = page == element.marks[0][0]
        kids.append(str(mark) if same else f"<</Type /MCR /Pg {pages[page]} /MCID {mark}>>")
    read = f" /Alt <{_text_string(element.alternative)}>" if element.alternative else ""
    return f"<</Type /StructElem /S /{element.role} /P {parent}{own} /K [{' '.join(kids)}]{read}>>"


def _text_string(text: str) -> str:
    return (b"\xfe\xff" + text.encode("utf-16-be", "replace")).hex()

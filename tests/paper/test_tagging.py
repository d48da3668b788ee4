"""What a screen reader is told about a slip."""

from collections.abc import Iterator
from ctypes import c_ushort
from dataclasses import replace

import pypdfium2
import pytest
from pypdfium2 import raw

from kiosk.paper.formats import SlipFormat
from kiosk.slips.drawing import arrange, draw
from kiosk.slips.sheet import SlipSheet
from tests.slips.samples import sheet

Node = tuple[str, str, int]
"""Type, alternative text, number of children that are elements."""


def structure(pdf: bytes) -> list[list[Node]]:
    """The elements of every page's structure tree, parents first."""
    with pypdfium2.PdfDocument(pdf) as document:
        trees = []
        for page in document:
            tree = raw.FPDF_StructTree_GetForPage(page)
            roots = range(raw.FPDF_StructTree_CountChildren(tree))
            trees.append([node for root in roots for node in _walk(raw.FPDF_StructTree_GetChildAtIndex(tree, root))])
            raw.FPDF_StructTree_Close(tree)
        return trees


def _walk(element: object) -> Iterator[Node]:
    count = raw.FPDF_StructElement_CountChildren(element)
    kids = [raw.FPDF_StructElement_GetChildAtIndex(element, index) for index in range(count)]
    kids = [kid for kid in kids if kid]
    yield _told(element, "Type"), _told(element, "AltText"), len(kids)
    for kid in kids:
        yield from _walk(kid)


def _told(element: object, what: str) -> str:
    buffer = (c_ushort * 400)()
    size = getattr(raw, f"FPDF_StructElement_Get{what}")(element, buffer, 800)
    return bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le")


def untagged(pdf: bytes) -> list[int]:
    """How many texts of each page belong to no element."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]) for page in document]
        return [sum(raw.FPDFPageObj_GetMarkedContentID(one) < 0 for one in page) for page in texts]


@pytest.mark.parametrize("form", SlipFormat)
def test_a_slip_is_a_tagged_document_with_title_and_headings(form: SlipFormat) -> None:
    pages = structure(draw(sheet("id", 3), form))
    types = [kind for page in pages for kind, _, _ in page]
    assert types[0] == "Document"
    assert types.count("H1") == 1
    assert set(types) == {"Document", "H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Figure"}


def test_every_step_is_an_item_with_its_number_and_its_text() -> None:
    (page,) = structure(draw(sheet("id", 1), SlipFormat.ROLL80))
    first_list = next(place for place, node in enumerate(page) if node[0] == "L")
    assert page[first_list][2] == 4
    assert [kind for kind, _, _ in page[first_list + 1 : first_list + 13]] == ["LI", "Lbl", "LBody"] * 4


def test_both_qr_codes_say_for_whom_they_are() -> None:
    (page,) = structure(draw(sheet("en", 1), SlipFormat.A4))
    assert [told for kind, told, _ in page if kind == "Figure"] == ["QR: For the officer", "QR: For your phone"]


def test_signs_of_other_scripts_in_the_alternative_text_do_no_harm() -> None:
    content = sheet()
    content = replace(content, staff_qr=replace(content.staff_qr, title="(雅加达) \ud800 \\)"))
    (page,) = structure(draw(content, SlipFormat.A4))
    assert next(told for kind, told, _ in page if kind == "Figure") == "QR: (雅加达) ? \\)"


@pytest.mark.parametrize("form", SlipFormat)
def test_every_letter_but_the_foot_of_a_page_belongs_to_an_element(form: SlipFormat) -> None:
    found = untagged(draw(sheet("id", 3), form))
    assert set(found) == {2 if len(found) > 1 else 0}


@pytest.mark.parametrize(("language", "expected"), [("id", "id-ID"), ("en", "en-GB")])
def test_the_document_names_its_language(language: str, expected: str) -> None:
    assert f"/Lang ({expected})".encode() in draw(sheet(language), SlipFormat.A6)


def test_the_window_of_a_reader_shows_the_title_and_the_code() -> None:
    pdf = draw(sheet(), SlipFormat.A4)
    with pypdfium2.PdfDocument(pdf) as document:
        assert document.get_metadata_value("Title") == "Rencana penyelesaian JMO 7KM-4QX-PZ9"
        assert raw.FPDFCatalog_IsTagged(document)
    assert b"/DisplayDocTitle true" in pdf


def test_all_fonts_are_embedded_and_helvetica_is_not_named() -> None:
    pdf = draw(sheet(), SlipFormat.A4)
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor") == 3


def spoken(pdf: bytes) -> list[str]:
    """The slip as it is read aloud: the words and alternative texts of the tree, page by page, from its beginning."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [said for page in document for said in _spoken_on(page)]


def _spoken_on(page: pypdfium2.PdfPage) -> list[str]:
    texts = page.get_textpage()
    words: dict[int, str] = {}
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        if (number := raw.FPDFPageObj_GetMarkedContentID(one)) < 0:
            continue  # the foot of a page
        buffer = (c_ushort * 4000)()
        size = raw.FPDFTextObj_GetText(one, texts, buffer, 8000)
        words[number] = f"{words.get(number, '')} {bytes(buffer)[: size - 2].decode('utf-16-le')}".strip()
    tree = raw.FPDF_StructTree_GetForPage(page)
    roots = range(raw.FPDF_StructTree_CountChildren(tree))
    said = [text for root in roots for text in _said(raw.FPDF_StructTree_GetChildAtIndex(tree, root), words)]
    raw.FPDF_StructTree_Close(tree)
    return said


def _said(element: object, words: dict[int, str]) -> Iterator[str]:
    if told := _told(element, "AltText"):
        yield told
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        if kid := raw.FPDF_StructElement_GetChildAtIndex(element, index):
            yield from _said(kid, words)
        elif (number := raw.FPDF_StructElement_GetChildMarkedContentID(element, index)) in words:
            yield words[number]


def _expected(content: SlipSheet) -> list[str]:
    """Every piece of the slip in the order in which it should be heard."""
    parts = [words for part in content.parts for words in (part.title, part.why, part.stop or "", *part.steps)]
    staff, phone = content.staff_qr, content.phone_qr
    pieces = [
        content.mark,
        content.branch_name,
        *content.branch_lines,
        content.title,
        content.code_label,
        content.code,
        content.issued,
        content.due.heading,
        content.due.day,
        content.due.hour,
        content.due.note,
        content.parts_heading,
        *parts,
        content.bring_heading,
        *content.bring,
        content.where_heading,
        *content.where,
        *content.notices,
        *([content.answers_heading, *content.answers] if content.answers else []),
        *(staff.title, staff.caption, f"QR: {staff.title}"),
        *(phone.title, phone.caption, f"QR: {phone.title}"),
    ]
    return [piece for piece in pieces if piece]


@pytest.mark.parametrize("form", SlipFormat)
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("parts", [1, 3])
def test_a_slip_read_aloud_says_everything_once_and_in_its_order(form: SlipFormat, language: str, parts: int) -> None:
    content = replace(sheet(language, parts), mark="CETAK ULANG")
    heard = " ".join(spoken(draw(content, form)))
    place = 0
    for piece in _expected(arrange(content, form).sheet):
        found = heard.find(piece, place)
        assert found >= 0, f"{piece!r} is missing or out of order in {heard!r}"
        assert len(heard[place:found]) <= len(" A STOP 10 "), f"{heard[place:found]!r} is said before {piece!r}"
        place = found + len(piece)
    assert heard[place:] == ""

"""What a screen reader is told about a slip."""

from collections.abc import Iterator
from ctypes import c_ushort

import pypdfium2
import pytest
from pypdfium2 import raw

from kiosk.slips.drawing import SlipFormat, draw
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
    from dataclasses import replace

    content = sheet()
    content = replace(content, staff_qr=replace(content.staff_qr, title="(雅加达) \ud800 \\)"))
    (page,) = structure(draw(content, SlipFormat.A4))
    assert next(told for kind, told, _ in page if kind == "Figure") == "QR: (雅加达) ? \\)"


@pytest.mark.parametrize("form", SlipFormat)
def test_every_letter_but_the_foot_of_a_page_belongs_to_an_element(form: SlipFormat) -> None:
    with pypdfium2.PdfDocument(draw(sheet("id", 3), form)) as document:
        for number, page in enumerate(document, start=1):
            objects = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]))
            untagged = [one for one in objects if raw.FPDFPageObj_GetMarkedContentID(one) < 0]
            feet = 2 if len(document) > 1 else 0
            assert len(untagged) == feet, f"page {number}"


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

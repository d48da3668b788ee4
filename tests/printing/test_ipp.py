"""The protocol in bytes: what is asked, and that no answer, however broken, does more than raise ValueError."""

import contextlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.ipp import BUSY, NOT_FOUND, Given, Operation, Tag, number, request, response, texts
from kiosk.printing.ipp_printer import IppPrinter
from kiosk.prints.printer import JobStage, JobState, Trouble
from tests.printing.cups import PrivateCups
from tests.printing.refusing import refusing_printer


def attribute(tag: int, name: bytes, value: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name + struct.pack(">H", len(value)) + value


HEAD = struct.pack(">BBHI", 1, 1, 0, 1)


def test_request_is_written_as_rfc_8010_says() -> None:
    given = [Given("job-id", Tag.INTEGER, (7,)), Given("requested-attributes", Tag.KEYWORD, ("a", "bc"))]
    assert request(Operation.GET_JOB_ATTRIBUTES, given, b"end") == (
        b"\x01\x01\x00\x09\x00\x00\x00\x01\x01"
        + attribute(Tag.CHARSET, b"attributes-charset", b"utf-8")
        + attribute(Tag.LANGUAGE, b"attributes-natural-language", b"en")
        + attribute(Tag.INTEGER, b"job-id", b"\0\0\0\x07")
        + attribute(Tag.KEYWORD, b"requested-attributes", b"a")
        + attribute(Tag.KEYWORD, b"", b"bc")
        + b"\x03end"
    )


def test_answer_gives_texts_numbers_and_several_values() -> None:
    content = (
        HEAD
        + bytes([Tag.PRINTER])
        + attribute(Tag.KEYWORD, b"printer-state-reasons", b"media-empty")
        + attribute(Tag.KEYWORD, b"", b"cover-open")
        + attribute(Tag.ENUM, b"printer-state", b"\0\0\0\x05")
        + attribute(Tag.BOOLEAN, b"printer-is-accepting-jobs", b"\0")
        + bytes([Tag.END])
    )
    found = response(content).first_of(Tag.PRINTER)
    assert texts(found, "printer-state-reasons") == ["media-empty", "cover-open"]
    assert number(found, "printer-state") == 5
    assert found["printer-is-accepting-jobs"] == (False,)
    assert (texts(found, "gone"), number(found, "gone")) == ([], 0)


def test_what_lies_inside_a_collection_is_passed_over() -> None:
    content = (
        HEAD
        + bytes([Tag.PRINTER])
        + attribute(Tag.BEGIN_COLLECTION, b"media-col-ready", b"")
        + attribute(0x4A, b"", b"media-size")
        + attribute(Tag.BEGIN_COLLECTION, b"", b"")
        + attribute(0x4A, b"", b"x-dimension")
        + attribute(Tag.INTEGER, b"", b"\0\0\0\x01")
        + attribute(Tag.END_COLLECTION, b"", b"")
        + attribute(Tag.END_COLLECTION, b"", b"")
        + attribute(Tag.NAME, b"printer-name", b"loket")
        + bytes([Tag.END])
    )
    assert response(content).first_of(Tag.PRINTER)["printer-name"] == ("loket",)


@given(st.binary(max_size=400))
def test_noise_is_no_answer(noise: bytes) -> None:
    with contextlib.suppress(ValueError):
        response(HEAD + noise)


@given(st.integers(0, 60))
def test_answer_that_breaks_off_is_none(length: int) -> None:
    content = HEAD + bytes([Tag.PRINTER]) + attribute(Tag.NAME, b"printer-name", b"n" * 60) + bytes([Tag.END])
    with pytest.raises(ValueError, match="no answer"):
        response(content[:length])


def test_strange_names_go_through_a_real_cups_unchanged(cups: PrivateCups) -> None:
    printer = cups.printer()
    name = "Slip 0.1 “é” 漢 %2F <b>"
    cups.mode("empty")
    assert printer.send(name, b"%PDF-1.4 x") is None
    assert printer.clear("Slip 0.1 “é”")
    assert cups.printer("no such queue / at all").look().troubles == (Trouble.NOT_FOUND,)


@pytest.mark.parametrize(
    ("status", "is_clear"),
    [(0x0000, True), (0x0406, True), (0x0501, True), (0x0500, False), (0x0502, False), (0x0505, False), (BUSY, False)],
)
def test_printer_that_can_t_list_its_jobs_just_now_may_still_have_some(status: int, is_clear: bool) -> None:
    with refusing_printer() as (printer, host):
        printer.status = status
        assert IppPrinter(host, "/ipp/print", is_queue=False).clear("Slip") is is_clear


def test_job_of_which_the_printer_does_not_tell_is_not_called_sent() -> None:
    with refusing_printer() as (server, host):
        printer = IppPrinter(host, "/ipp/print", is_queue=False)
        assert printer.send("slip", b"%PDF") is None
        server.status = 0x0500
        assert printer.job("slip") == JobState(JobStage.WAITING, Trouble.OTHER)
        server.status = NOT_FOUND
        assert printer.job("slip") == JobState(JobStage.SENT)

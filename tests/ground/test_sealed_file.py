"""A sealed file opens with its passphrase and with nothing else."""

from collections.abc import Iterator

import pytest

from kiosk import sealed_file
from kiosk.errors import KioskError
from kiosk.sealed_file import LONGEST_PASSPHRASE, seal, unseal

PASSPHRASE = "empat kata yang aneh"
KIBIBYTES_AND_PASSES = sealed_file._MEMORY_KIB, sealed_file._PASSES


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """A guess costs little here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kiosk.sealed_file._MEMORY_KIB", 64)
        yield


def test_a_guess_costs_three_passes_over_256_mib() -> None:
    assert KIBIBYTES_AND_PASSES == (256 * 1024, 3)


@pytest.fixture(scope="module")
def sealed(quick: None) -> bytes:
    return seal(b"a secret of this branch", PASSPHRASE)


def test_what_was_sealed_comes_out_with_its_passphrase(sealed: bytes) -> None:
    assert unseal(sealed, PASSPHRASE) == b"a secret of this branch"
    assert b"secret" not in sealed


def test_two_files_of_the_same_content_have_nothing_in_common(sealed: bytes) -> None:
    assert seal(b"a secret of this branch", PASSPHRASE)[22:] != sealed[22:]


@pytest.mark.parametrize("wrong", ["", "Empat kata yang aneh", PASSPHRASE + " ", "\udcff" * 12])
def test_another_passphrase_is_refused_in_a_sentence(sealed: bytes, wrong: str) -> None:
    with pytest.raises(KioskError, match="does not open this file"):
        unseal(sealed, wrong)


@pytest.mark.parametrize("place", [22, 37, 38, 49, 50, -1])
def test_a_changed_byte_anywhere_is_refused(sealed: bytes, place: int) -> None:
    changed = bytearray(sealed)
    changed[place] ^= 1
    with pytest.raises(KioskError, match="does not open this file"):
        unseal(bytes(changed), PASSPHRASE)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"anjungan-jmo sealed 2\n" + bytes(90)])
def test_any_other_file_is_refused_before_the_passphrase_is_tried(sealed: bytes, content: bytes) -> None:
    for one in (content, sealed[:22], sealed[:50]):
        with pytest.raises(KioskError, match="no file of keys"):
            unseal(one, PASSPHRASE)


@pytest.mark.parametrize("weak", ["", "sebelas-aja", "a" * 40, "abababababab", "x" * LONGEST_PASSPHRASE + "yzvwu"])
def test_a_passphrase_that_is_soon_guessed_seals_nothing(weak: str) -> None:
    with pytest.raises(KioskError, match="too easy"):
        seal(b"a secret", weak)

"""What counts as a web address that leads away from the government's own."""

import pytest

from kiosk.settings.addresses import foreign_address


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("lihat lapakasik.org ya", "lapakasik.org"),
        ("https://contoh.example/a", "contoh.example"),
        ("https://a.go.id@contoh.com", "contoh.com"),
        ("HTTP://CONTOH.COM:80", "CONTOH.COM"),
        ("www.contoh", "www.contoh"),
        ("bit.ly/abc", "bit.ly"),
        ("https://", ""),
        ("ｌａｐａｋａｓｉｋ．ｏｒｇ", "lapakasik.org"),
        ("lapakasik.bpjsketenagakerjaan.go.id dan lapakasik.id", "lapakasik.id"),
    ],
)
def test_address_outside_go_id_is_found(text: str, host: str) -> None:
    assert foreign_address(text) == host


@pytest.mark.parametrize(
    "text", ["", "https://lapakasik.bpjsketenagakerjaan.go.id/x", "care@bpjsketenagakerjaan.go.id", "Jl.A No.5", "s.d."]
)
def test_what_leads_to_go_id_or_nowhere_is_let_through(text: str) -> None:
    assert foreign_address(text) is None

"""A visitor's own words lead to the causes; a broken phrases file is refused with the line. All sayings are made up."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import ContentError
from kiosk.guide.causes import Cause
from kiosk.guide.matcher import Matcher
from kiosk.paths import resources_dir

PHRASES = resources_dir() / "guide" / "phrases.yaml"

SAYINGS: dict[Cause, tuple[str, ...]] = {
    Cause.UPDATE_IN_PROGRESS: (
        "Sudah pernah melakukan Pengkinian data sebelumnya. Pengkinian data masih sedang proses.",
        "udah 4 hari pengkinian masih nunggu verifikasi",
        "habis konfirmasi pengkinian tidak ada kabar lagi",
        "my data update is still being processed",
    ),
    Cause.UPDATE_ALREADY_DONE: (
        "sudah pernah melakukan pengkinian data sebelumnya silahkan menghubungi kantor cabang terdekat",
        "kenapa pengkinian data hanya dapat dilakukan satu kali",
        "mau pengkinian kedua kali ditolak",
    ),
    Cause.DATA_MISMATCH_EKTP: (
        "nama di ktp salah harus dibetulkan di dukcapil dulu",
        "status kawin di dukcapil belum diganti",
        "nik tidak ditemukan di dukcapil",
    ),
    Cause.DATA_MISMATCH_RECORD: (
        "nama di kartu bpjs beda sama ktp",
        "nama ibu kandung tidak sesuai",
        "tgl lahir salah input sama hrd",
        "wrong birth date in the system",
    ),
    Cause.KPJ_WRONG: (
        "Ketik ulang Nomor Kartu (16******74) dengan benar dan sesuai tanpa sensor",
        "nomor kpj tidak terdaftar padahal sesuai kartu",
        "data kepesertaan gak ketemu waktu daftar",
        "it says card number not registered",
    ),
    Cause.KPJ_UNKNOWN: (
        "lupa no kpj",
        "gak tau nomor kpj saya berapa",
        "kartu bpjs tk saya hilang",
        "perusahaan tidak pernah kasih kartu",
        "I forgot my card number",
    ),
    Cause.BLOCKED_KPJ: (
        "salah ketik nomor kpj 3x sekarang terblokir",
        "salah memasukkan nomor kartu tiga kali disuruh ke kantor",
        "keblokir gara gara salah masukin nomor kartu",
    ),
    Cause.ACTIVE_CLAIM: (
        "masih dalam proses klaim JHT di Lapak Asik Kantor Cabang XXX",
        "saya mau batalkan klaim lapak asik",
        "katanya masih proses klaim padahal tidak pernah klaim",
        "cancel my claim at lapak asik so i can use jmo",
    ),
    Cause.BLOCKED_BIOMETRIC: (
        "verifikasi wajah gagal 3 kali akun diblokir",
        "belum foto sudah dibilang gagal 3x",
        "melebihi batas percobaan verifikasi biometrik",
        "face verification failed three times",
    ),
    Cause.BLOCKED_LOGIN: (
        "salah password 3 kali disuruh ke kantor",
        "akun jmo keblokir karena salah kata sandi",
        "my login is locked",
    ),
    Cause.EKTP_DAMAGED: ("ktp saya patah", "e-ktp rusak tidak terbaca", "ktp luntur kena air", "my id card is broken"),
    Cause.PHOTO_UNCLEAR: (
        "foto wajah buram",
        "selfie gelap terus",
        "wajah tidak terdeteksi",
        "verifikasi muka ditolak mulu",
        "my selfie is blurry",
    ),
    Cause.PHOTO_INSTRUCTIONS: (
        "foto tidak sesuai instruksi",
        "pakai jilbab tidak lolos verifikasi wajah",
        "suruh kedip mata gak kedetect",
        "do I have to remove my glasses",
    ),
    Cause.APP_TROUBLE: (
        "server error terus",
        "aplikasi tidak bisa dibuka",
        "terjadi kesalahan silakan coba lagi",
        "pilihan kelurahan tidak muncul",
        "setelah update aplikasi gak bisa login",
        "app keeps crashing",
    ),
    Cause.CAMERA_FAULT: ("liveness detection failed", "kode 70012", "kameranya nutup sendiri", "camera does not open"),
    Cause.FACE_MISMATCH: (
        "foto tidak sesuai dengan foto KTP",
        "muka saya beda sama foto di ktp karena dulu masih muda",
        "face does not match id card photo",
    ),
    Cause.GESTURE_UNABLE: (
        "bapak saya stroke tidak bisa senyum",
        "orang tua saya tidak bisa mengikuti gerakan wajah",
        "leher kaku tidak bisa geleng",
    ),
    Cause.EMPLOYER_ARREARS: (
        "menunggu perusahaan membayarkan iuran",
        "pt saya nunggak bpjs",
        "company has not paid contributions",
    ),
    Cause.LOGIN_CREDENTIALS: (
        "lupa password",
        "email sudah tidak aktif",
        "kode otp tidak masuk",
        "reset akun jmo",
        "I cannot log in",
    ),
    Cause.CLAIM_NOT_READY: (
        "status masih aktif padahal sudah resign",
        "saldo lebih dari 15 juta",
        "mau gabungin saldo beberapa kartu",
    ),
    Cause.OTHER: (
        "rekening saya bank swasta tidak ada di pilihan",
        "jadwal wawancara tidak ada yang telepon",
        "mau pindah faskes",
        "Perangkat sudah pernah digunakan",
    ),
}


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher.load(PHRASES)


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[str, str], str]:
    """Loads the real file with `old` replaced by `new`, and gives the refusal back."""

    def load(old: str, new: str) -> str:
        text = PHRASES.read_text(encoding="utf-8")
        assert old in text
        file = tmp_path / "phrases.yaml"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(ContentError) as refusal:
            Matcher.load(file)
        assert refusal.value.remedy
        return refusal.value.what

    return load


def line_of(words: str) -> int:
    return PHRASES.read_text(encoding="utf-8").split(words)[0].count("\n") + 1


def first(matcher: Matcher, text: str) -> Cause:
    return matcher.rank(text)[0].cause


def test_every_cause_has_sayings_here() -> None:
    assert set(SAYINGS) == set(Cause)


@pytest.mark.parametrize(("cause", "saying"), [(cause, saying) for cause in SAYINGS for saying in SAYINGS[cause]])
def test_a_plain_saying_puts_its_cause_first(matcher: Matcher, cause: Cause, saying: str) -> None:
    assert first(matcher, saying) is cause


@pytest.mark.parametrize(
    "saying",
    [
        "lupa password",
        "LUPA PASSWORD!!!",
        "lupaaa paswordnya",
        "lpa pasword lupa pw",
        "sy lupa kata sandi nih",
        "luppa sandi",
    ],
)
def test_colloquial_spellings_of_one_saying_lead_to_one_cause(matcher: Matcher, saying: str) -> None:
    assert first(matcher, saying) is Cause.LOGIN_CREDENTIALS


@pytest.mark.parametrize("saying", ["verifikasi muka gagal", "verivikasi muka ggal", "perifikasi mukanya gagalll"])
def test_f_v_and_p_are_one_sound(matcher: Matcher, saying: str) -> None:
    assert first(matcher, saying) is Cause.PHOTO_UNCLEAR


def test_a_slip_of_the_finger_is_forgiven(matcher: Matcher) -> None:
    assert first(matcher, "verfikasi biomtrik 3x gagal") is Cause.BLOCKED_BIOMETRIC


@pytest.mark.parametrize("text", ["", "   ", "???", "asdkjh qweoiu", "12345", "\N{CRYING FACE}", "selamat pagi"])
def test_words_that_say_nothing_give_no_guess(matcher: Matcher, text: str) -> None:
    assert matcher.rank(text) == []


def test_a_denied_trouble_is_not_the_trouble(matcher: Matcher) -> None:
    said = {guess.cause: guess.score for guess in matcher.rank("lupa password")}
    denied = {guess.cause: guess.score for guess in matcher.rank("bukan lupa password")}
    assert denied[Cause.LOGIN_CREDENTIALS] < said[Cause.LOGIN_CREDENTIALS]


def test_a_block_stands_before_the_server_trouble_told_with_it(matcher: Matcher) -> None:
    story = "pengkinian sampai akhir muncul gagal ke server, diulang lagi verifikasi wajah malah terblokir"
    assert first(matcher, story) is Cause.BLOCKED_BIOMETRIC


def test_three_tries_belong_to_what_stands_beside_them(matcher: Matcher) -> None:
    assert first(matcher, "salah sandi 3x") is Cause.BLOCKED_LOGIN
    assert first(matcher, "salah foto muka 3x") is Cause.BLOCKED_BIOMETRIC
    assert first(matcher, "salah nomor kpj 3x") is Cause.BLOCKED_KPJ


def test_a_bare_block_offers_all_three_blocks(matcher: Matcher) -> None:
    blocks = {Cause.BLOCKED_BIOMETRIC, Cause.BLOCKED_LOGIN, Cause.BLOCKED_KPJ}
    assert {guess.cause for guess in matcher.rank("terblokir")[:3]} == blocks


def test_scores_fall_and_lie_between_0_and_1(matcher: Matcher) -> None:
    for sayings in SAYINGS.values():
        for saying in sayings:
            scores = [guess.score for guess in matcher.rank(saying)]
            assert scores == sorted(scores, reverse=True)
            assert all(0 < score <= 1 for score in scores)


def test_no_cause_is_guessed_twice(matcher: Matcher) -> None:
    causes = [guess.cause for guess in matcher.rank("verifikasi wajah gagal 3 kali, email lupa, kpj hilang, ktp patah")]
    assert len(causes) == len(set(causes))


def test_the_same_words_always_give_the_same_guesses(matcher: Matcher) -> None:
    story = "pengkinian gagal terus, server error, kamera keluar sendiri, lupa nomor kartu"
    assert matcher.rank(story) == Matcher.load(PHRASES).rank(story)


def test_a_pasted_page_is_cut_off(matcher: Matcher) -> None:
    assert matcher.rank("lupa password " + "x " * 2000 + "ktp patah") == matcher.rank("lupa password")


@pytest.mark.parametrize(
    "text", ["mau pindah faskes", "mobile jkn tidak bisa dibuka", "dokter minta rujukan puskesmas"]
)
def test_treatment_belongs_to_the_other_office(matcher: Matcher, text: str) -> None:
    assert matcher.is_other_office(text)
    assert first(matcher, text) is Cause.OTHER


@pytest.mark.parametrize("text", ["lupa password jmo", "klaim jht saya lewat rumah sakit", "kartu hilang", ""])
def test_troubles_of_this_office_are_not_sent_away(matcher: Matcher, text: str) -> None:
    assert not matcher.is_other_office(text)


def test_an_unknown_cause_is_refused_with_its_line(broken: Callable[[str, str], str]) -> None:
    what = broken("\n  camera_fault:\n", "\n  camera_broken:\n")
    assert "camera_broken" in what
    assert f"line {line_of('  camera_fault:' + chr(10))}" in what


def test_a_missing_cause_is_refused(broken: Callable[[str, str], str]) -> None:
    whole = PHRASES.read_text(encoding="utf-8")
    last = whole[whole.index("\n  other:\n") :]
    assert "“other” is missing" in broken(last, "\n")


def test_a_name_written_twice_is_refused(broken: Callable[[str, str], str]) -> None:
    assert "ktp stands twice" in broken("\n  lapak_asik: [lapak]\n", "\n  ktp: [lapak]\n")


def test_a_rule_with_an_unknown_concept_is_refused(broken: Callable[[str, str], str]) -> None:
    assert "no concept “unknown_thing”" in broken("ktp + damaged", "ktp + unknown_thing")


def test_an_unknown_strength_is_refused(broken: Callable[[str, str], str]) -> None:
    assert "“surely” is not a strength" in broken("    sure: [ktp + damaged]", "    surely: [ktp + damaged]")


def test_an_unused_concept_is_refused(broken: Callable[[str, str], str]) -> None:
    assert "“idle_words”" in broken("\n  ktp: [ktp]\n", "\n  ktp: [ktp]\n  idle_words: [payung]\n")


def test_a_phrase_with_a_filler_is_refused(broken: Callable[[str, str], str]) -> None:
    assert "holds the filler “yang”" in broken("\n  ktp: [ktp]\n", "\n  ktp: [ktp, kartu yang hilang]\n")


def test_a_spelling_that_leads_two_ways_is_refused(broken: Callable[[str, str], str]) -> None:
    assert "“gak” leads to “tidak” already" in broken("  belum: [blm", "  belum: [gak, blm")


def test_a_phrase_listed_twice_is_refused(broken: Callable[[str, str], str]) -> None:
    assert "stands twice in this list" in broken("\n  ktp: [ktp]\n", "\n  ktp: [ktp, ktp]\n")


def test_concepts_that_repeat_each_other_are_refused(broken: Callable[[str, str], str]) -> None:
    assert "repeats itself" in broken("\n  face: [wajah", '\n  face: ["@face_check", wajah')


@pytest.mark.parametrize("content", ["", "spellings: [", "- a list", "spellings: {}", "\tconcepts: x", "concepts: \0"])
def test_a_file_that_is_no_phrases_file_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "phrases.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ContentError, match=r"line \d"):
        Matcher.load(file)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="can't be read"):
        Matcher.load(tmp_path / "phrases.yaml")

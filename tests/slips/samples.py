"""Sheets as the office would print them, for the tests to draw and for people to look at."""

from kiosk.slips.sheet import DueBox, QrBlock, SlipPart, SlipSheet

STAFF_DIGITS = "".join(str((7 * place * place + 3 * place + 1) % 10) for place in range(200))
PHONE_TEXT = "\r\n".join(
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Anjungan JMO//Slip//ID",
        "BEGIN:VEVENT",
        "UID:7KM-4QX-PZ9@anjungan-jmo",
        "DTSTAMP:20260324T021200Z",
        "DTSTART:20260325T021500Z",
        "DTEND:20260325T024500Z",
        "SUMMARY:JMO 7KM-4QX-PZ9: akun terbuka kembali",
        "LOCATION:Kantor Cabang Contoh Raya",
        "DESCRIPTION:1. Tunjukkan slip ini di loket.\\n2. Bersihkan kamera.\\n3. Coba lagi di tempat terang.",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
)

_FACE = {
    "id": SlipPart(
        "Akun JMO terkunci karena pemeriksaan wajah gagal tiga kali",
        "Setelah tiga kali gagal, aplikasi menutup akun supaya tidak dipakai orang lain. Data Anda tidak hilang.",
        (
            "Serahkan slip ini ke petugas loket dan minta pembukaan kunci akun.",
            "Tunggu sampai waktu di kotak hitam. Selama itu jangan masuk ke aplikasi.",
            "Bersihkan lensa kamera, lepas kacamata dan masker, rapikan rambut dari wajah.",
            "Cari tempat terang, pegang ponsel setinggi mata, lalu ulangi satu kali saja.",
        ),
        "Jangan mencoba lagi sebelum akun dibuka.",
    ),
    "en": SlipPart(
        "JMO account locked after three failed face checks",
        "After three failures the app closes the account so that nobody else can use it. Your data is not lost.",
        (
            "Give this slip to the officer at the counter and ask for the account to be unlocked.",
            "Wait until the time in the black box. Do not sign in to the app before then.",
            "Clean the camera, take off glasses and mask, keep hair away from your face.",
            "Find a bright place, hold the phone at eye level, then try again once only.",
        ),
        "Do not try again before the account is open.",
    ),
}

_CLAIM = {
    "id": SlipPart(
        "Klaim JHT lain masih berjalan",
        "Pengajuan di Lapak Asik belum ditutup, jadi klaim baru ditolak.",
        (
            "Minta petugas cabang yang disebut di layar membatalkan klaim lama.",
            "Simpan nomor antrean sampai pembatalan selesai.",
            "Ajukan klaim baru lewat aplikasi.",
        ),
    ),
    "en": SlipPart(
        "Another JHT claim is still open",
        "A request in Lapak Asik has not been closed, so a new claim is refused.",
        (
            "Ask the branch named on the screen to cancel the earlier claim.",
            "Keep the queue number until it is cancelled.",
            "Send the new claim through the app.",
        ),
    ),
}

_EKTP = {
    "id": SlipPart(
        "Data di e-KTP belum diperbarui",
        "Nama di e-KTP berbeda dengan kartu keluarga.",
        (
            "Perbaiki e-KTP di Dukcapil lebih dulu.",
            "Setelah e-KTP baru jadi, lakukan Pengkinian Data.",
        ),
        "Jangan kirim Pengkinian Data sebelum e-KTP benar.",
    ),
    "en": SlipPart(
        "The e-KTP is out of date",
        "The name on the e-KTP differs from the family card.",
        (
            "Have the e-KTP corrected at Dukcapil first.",
            "Do Pengkinian Data once you hold the new e-KTP.",
        ),
        "Send no Pengkinian Data before the e-KTP is right.",
    ),
}


def sheet(language: str = "id", parts: int = 1) -> SlipSheet:
    """A slip in "id" or "en" for a plan of one, two or three causes."""
    chosen = (_FACE[language], _CLAIM[language], _EKTP[language])[:parts]
    return (_indonesian if language == "id" else _english)(chosen)


def _indonesian(parts: tuple[SlipPart, ...]) -> SlipSheet:
    return SlipSheet(
        language="id",
        title="Rencana penyelesaian JMO",
        code_label="Kode slip",
        code="7KM-4QX-PZ9",
        branch_name="Kantor Cabang Contoh Raya",
        branch_lines=("Jalan Contoh 1, Kota Contoh", "Senin–Jumat 08.00–15.30 WIB"),
        issued="Dicetak Selasa, 24 Maret 2026, 09.12 WIB",
        due=DueBox(
            "Perkiraan selesai",
            "Rabu, 25 Maret 2026",
            "09.15 WIB",
            "Perkiraan: 1 × 24 jam sejak dilaporkan ke petugas. Sumber: pengaturan kantor cabang ini.",
        ),
        parts_heading="Tiga hal, kerjakan dari atas ke bawah." if len(parts) > 1 else "",
        parts=parts,
        bring_heading="Yang dibawa",
        bring=("e-KTP asli", "Kartu peserta atau nomor KPJ", "Ponsel yang dipakai untuk JMO"),
        where_heading="Ke mana",
        where=("Loket layanan, lantai 1", "Ambil nomor antrean dan tunjukkan slip ini."),
        notices=(
            "Semua layanan ini gratis.",
            "Petugas tidak pernah meminta OTP atau kata sandi.",
            "Pertanyaan? Telepon 175.",
        ),
        staff_qr=QrBlock(STAFF_DIGITS, "Untuk petugas", "Pindai kode ini di meja layanan. Tidak berisi data pribadi."),
        phone_qr=QrBlock(PHONE_TEXT, "Untuk ponsel Anda", "Pindai dengan kamera untuk menyimpan langkah di kalender."),
        answers_heading="Jawaban Anda",
        answers=("Layar: pemeriksaan wajah gagal", "Percobaan: tiga kali"),
    )


def _english(parts: tuple[SlipPart, ...]) -> SlipSheet:
    return SlipSheet(
        language="en",
        title="Your way out with JMO",
        code_label="Slip code",
        code="7KM-4QX-PZ9",
        branch_name="Kantor Cabang Contoh Raya",
        branch_lines=("Jalan Contoh 1, Kota Contoh", "Monday–Friday 08:00–15:30 WIB"),
        issued="Printed Tuesday, 24 March 2026, 09:12 WIB",
        due=DueBox(
            "Expected to be solved",
            "Wednesday, 25 March 2026",
            "09:15 WIB",
            "Estimate: 24 hours after the report at the counter. Source: settings of this branch.",
        ),
        parts_heading="Three things, to be done from top to bottom." if len(parts) > 1 else "",
        parts=parts,
        bring_heading="What to bring",
        bring=("Your original e-KTP", "Participant card or KPJ number", "The phone you use for JMO"),
        where_heading="Where to go",
        where=("Service counter, ground floor", "Take a queue number and show this slip."),
        notices=(
            "All of this is free of charge.",
            "Staff never ask for an OTP or a password.",
            "Questions? Call 175.",
        ),
        staff_qr=QrBlock(STAFF_DIGITS, "For the officer", "Scan this code at the desk. It holds no personal data."),
        phone_qr=QrBlock(PHONE_TEXT, "For your phone", "Scan with the camera to keep the steps in your calendar."),
        answers_heading="Your answers",
        answers=("Screen: the face check failed", "Tries: three"),
    )


def everything_on(sheet: SlipSheet) -> str:
    """All words of a slip but those beside its QR codes and their headings."""
    parts = [text for part in sheet.parts for text in (part.title, part.why, *part.steps, part.stop or "")]
    box = (sheet.due.heading, sheet.due.day, sheet.due.hour, sheet.due.note)
    beside = (sheet.branch_name, *sheet.branch_lines, sheet.issued, *sheet.bring, *sheet.where, *sheet.notices)
    return "\n".join((sheet.title, sheet.code_label, *box, *parts, *beside, *sheet.answers))

"""A CUPS of a test's own: a real cupsd in its own folders on a socket of its own, with a printer that makes faults.

It needs no root, no service, no D-Bus, no Avahi and no namespace; as root it runs as well. Nothing of the machine's own
CUPS is read or changed.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.printing.ipp_host import IppHost
from kiosk.printing.ipp_printer import IppPrinter, cups_queue

QUEUE = "slips"

FILES_CONF = """
SystemGroup {group}
ServerRoot {top}/etc
ServerBin {top}/bin
RequestRoot {top}/spool
TempDir {top}/spool/tmp
CacheDir {top}/cache
StateDir {top}/run
AccessLog {top}/log/access
ErrorLog {top}/log/error
PageLog {top}/log/page
Sandboxing relaxed
Printcap
"""

CUPSD_CONF = """
LogLevel warn
Listen {top}/run/cups.sock
Browsing No
DefaultAuthType None
WebInterface No
JobRetryInterval 1
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit Cancel-Job>
Require user @OWNER @SYSTEM
Order deny,allow
</Limit>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""

BACKEND = """#!/bin/sh
# Called as: backend job user title copies options [file]. What it does stands in the mode file.
[ $# -eq 0 ] && exit 0
top={top}
mode() {{ cat $top/mode; }}
hold() {{ # wait as long as the fault lasts, as the backends of CUPS do
    [ -n "$2" ] && echo "STATE: +$2" >&2
    while [ "$(mode)" = "$1" ]; do sleep 0.05; done
    [ -n "$2" ] && echo "STATE: -$2" >&2
}}
while :; do
    case $(mode) in
    ok) cp "$6" "$top/paper/$1.new" && mv "$top/paper/$1.new" "$top/paper/$1-$3"; exit 0 ;;
    empty) hold empty media-empty-warning ;;
    empty_stop) echo "STATE: +media-empty-error" >&2; exit 4 ;;
    cut) head -c 100 "$6" > "$top/scraps/$1"; hold cut media-empty-error; exit 1 ;;
    jam) hold jam media-jam-error ;;
    cover) hold cover cover-open-report ;;
    offline) hold offline offline-report ;;
    unplugged) echo "INFO: Waiting for printer to become available." >&2; hold unplugged "" ;;
    lost) hold lost connecting-to-device ;;
    hang) hold hang "" ;;
    fail) exit 1 ;;
    esac
done
"""
"""In CUPS's folder of backends it lies as `ippusb`, which waits until the printer says that the job is done, and as
`socket`, which ends when the last byte has been sent, and as two that lead to either. `ipp` is the one of CUPS."""

SECONDS = 30.0
"""After how long a real part that should have answered is given up; never reached when all is well."""


def wait_until(happened: Callable[[], bool], what: str) -> None:
    """Look again and again until it has happened."""
    until = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < until, f"{what} did not happen"
        time.sleep(0.01)


class PrivateCups:
    """The cupsd of a test, whose queue prints onto `paper`: a file for every slip that came out."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.paper = top / "paper"
        self.socket = top / "run" / "cups.sock"
        self._daemon: subprocess.Popen[bytes] | None = None
        self._lay_out()

    def start(self) -> None:
        """Start cupsd, for the first time or again."""
        etc = self.top / "etc"
        command = [_cupsd(), "-f", "-c", str(etc / "cupsd.conf"), "-s", str(etc / "cups-files.conf")]
        with (self.top / "log" / "stdout").open("ab") as log:
            self._daemon = subprocess.Popen(command, stdout=log, stderr=log)
        wait_until(lambda: self.run("lpstat", "-r").stdout.startswith("scheduler is running"), "the start of cupsd")

    def stop(self) -> None:
        """Stop cupsd; its spool stays."""
        if self._daemon:
            self._daemon.terminate()
            self._daemon.wait()
            self._daemon = None

    @property
    def process_id(self) -> int:
        """The number of the running cupsd."""
        assert self._daemon is not None
        return self._daemon.pid

    def run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """One of CUPS's own commands, which share nothing with ours."""
        environment = {**os.environ, "CUPS_SERVER": str(self.socket), "LC_ALL": "C"}
        return subprocess.run(command, env=environment, capture_output=True, text=True)

    def add_queue(self, name: str = QUEUE, device: str = "ippusb://x/", policy: str = "retry-current-job") -> None:
        """A queue to a printer behind the backend `device`."""
        done = self.run("lpadmin", "-p", name, "-E", "-v", device, "-o", f"printer-error-policy={policy}")
        assert done.returncode == 0, done.stderr

    def printer(self, name: str = QUEUE) -> IppPrinter:
        """The queue as our program sees it."""
        return cups_queue(IppHost("localhost", socket_file=str(self.socket)), name)

    def mode(self, mode: str) -> None:
        """What the printer does from now on."""
        draft = self.top / "mode.new"
        draft.write_text(mode, encoding="ascii")
        draft.rename(self.top / "mode")  # the backend never reads half a word

    def printed(self) -> list[str]:
        """The titles of what came out, in order."""
        names = [sheet.name.split("-", 1) for sheet in self.paper.iterdir() if not sheet.name.endswith(".new")]
        return [title for _, title in sorted((int(job), title) for job, title in names)]

    def documents(self) -> list[str]:
        """The documents that the spooler keeps."""
        return [file.name for file in (self.top / "spool").iterdir() if file.name.startswith("d")]

    def jobs(self) -> list[str]:
        """All jobs that CUPS knows, those that have ended too."""
        return [line.split()[0] for line in self.run("lpstat", "-W", "all", "-o").stdout.splitlines()]

    def clean(self) -> None:
        """As new, for the next test."""
        self.mode("ok")
        if self._daemon is None:
            self.start()
        self.run("cancel", "-a", "-x")
        for name in self.run("lpstat", "-e").stdout.split():
            self.run("lpadmin", "-x", name)
        for folder in (self.paper, self.top / "scraps"):
            for file in folder.iterdir():
                file.unlink()

    def _lay_out(self) -> None:
        for folder in ("etc", "spool/tmp", "cache", "run/certs", "log", "paper", "scraps", "bin/backend", "bin/filter"):
            (self.top / folder).mkdir(parents=True)
        for part in ("daemon", "notifier"):
            (self.top / "bin" / part).symlink_to(Path("/usr/lib/cups") / part)
        self.top.chmod(0o711)  # backends of CUPS itself run as a user of their own
        (self.top / "bin" / "backend" / "ipp").symlink_to("/usr/lib/cups/backend/ipp")
        for name in ("ippusb", "socket", "dnssd", "implicitclass"):
            backend = self.top / "bin" / "backend" / name
            backend.write_text(BACKEND.format(top=self.top), encoding="ascii")
            backend.chmod(0o700)  # only then root runs it as root, so that it may write here
        group = "root" if os.getuid() == 0 else "lpadmin"
        files = {"cups-files.conf": FILES_CONF.format(top=self.top, group=group)}
        files["cupsd.conf"] = CUPSD_CONF.format(top=self.top)
        for name, content in files.items():
            (self.top / "etc" / name).write_text(content, encoding="ascii")
        self.mode("ok")


def _cupsd() -> str:
    found = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    assert found, "cupsd is missing: installer/linux/packages.txt names what the tests need; `make setup` installs it"
    return found


@contextmanager
def private_cups() -> Iterator[PrivateCups]:
    """A running CUPS with nothing in it. Its folder has a short name, for the names of sockets must be short."""
    with tempfile.TemporaryDirectory(prefix="cups-") as folder:
        cups = PrivateCups(Path(folder))
        cups.start()
        try:
            yield cups
        finally:
            cups.mode("ok")
            cups.stop()

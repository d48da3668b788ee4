"""The IPP printer that CUPS's own people test with, `ippeveprinter`, with faults from a mode file.

It wants to announce itself and so needs a D-Bus, but no Avahi behind it: a bus of its own in its own folder is enough.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.printing.ipp import Given, Operation, Tag, number, texts
from kiosk.printing.ipp_host import IppHost
from kiosk.printing.ipp_printer import IppPrinter
from tests.printing.cups import wait_until

PATH = "/ipp/print"

BUS_CONF = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={top}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

COMMAND = """#!/bin/sh
# Prints the file that is named last, when the mode allows it.
top={top}
for document in "$@"; do :; done
mode() {{ cat $top/mode; }}
hold() {{
    echo "STATE: +$2" >&2
    while [ "$(mode)" = "$1" ]; do sleep 0.05; done
    echo "STATE: -$2" >&2
}}
while :; do
    case $(mode) in
    ok) cp "$document" "$top/paper/$$.new" && mv "$top/paper/$$.new" "$top/paper/$$"; exit 0 ;;
    empty) hold empty media-empty ;;
    jam) hold jam media-jam ;;
    cover) hold cover cover-open ;;
    esac
done
"""


class IppSimulator:
    """A running simulator; every file in `paper` is a sheet that came out."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.paper = top / "paper"
        self.port = _free_port()
        self._processes: list[subprocess.Popen[bytes]] = []
        for folder in (self.paper, top / "spool"):
            folder.mkdir()
        (top / "bus.conf").write_text(BUS_CONF.format(top=top), encoding="ascii")
        command = top / "print"
        command.write_text(COMMAND.format(top=top), encoding="ascii")
        command.chmod(0o755)
        self.mode("ok")

    def start(self) -> None:
        """Switch it on."""
        self._run([_program("dbus-daemon"), f"--config-file={self.top}/bus.conf", "--nofork", "--nopidfile"])
        wait_until((self.top / "bus").exists, "the start of the bus")
        command = [_program("ippeveprinter"), "-r", "off", "-n", "localhost", "-p", str(self.port), "-s", "20,10"]
        command += ["-f", "application/pdf", "-d", str(self.top / "spool"), "-c", str(self.top / "print"), "Simulator"]
        self._run(command)
        wait_until(lambda: self.printer().look().takes_jobs, "the start of the simulator")

    def stop(self) -> None:
        """Switch it off."""
        while self._processes:
            process = self._processes.pop()
            process.terminate()
            process.wait()
        (self.top / "bus").unlink(missing_ok=True)

    def mode(self, mode: str) -> None:
        """What it does from now on."""
        draft = self.top / "mode.new"
        draft.write_text(mode, encoding="ascii")
        draft.rename(self.top / "mode")

    def printer(self) -> IppPrinter:
        """The printer as our program sees it."""
        return IppPrinter(IppHost("localhost", self.port), PATH, is_queue=False)

    def printed(self) -> list[bytes]:
        """What came out."""
        return [sheet.read_bytes() for sheet in self.paper.iterdir() if sheet.suffix != ".new"]

    def ended(self) -> dict[str, int]:
        """The titles of the jobs that have ended, each with its job-state."""
        given = [Given("which-jobs", Tag.KEYWORD, ("completed",))]
        given.append(Given("requested-attributes", Tag.KEYWORD, ("job-name", "job-state")))
        jobs = IppHost("localhost", self.port).ask(PATH, Operation.GET_JOBS, given).all_of(Tag.JOB)
        return {name: number(job, "job-state") for job in jobs for name in texts(job, "job-name")}

    def _run(self, command: list[str]) -> None:
        environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.top}/bus"}
        with (self.top / "log").open("ab") as log:
            self._processes.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port: int = door.getsockname()[1]
    return port


def _program(name: str) -> str:
    found = shutil.which(name)
    assert found, f"{name} is missing: `make setup` installs what installer/linux/packages.txt names for the tests"
    return found


@contextmanager
def ipp_simulator() -> Iterator[IppSimulator]:
    """A simulator that is switched on. Its folder has a short name, for the names of sockets must be short."""
    with tempfile.TemporaryDirectory(prefix="ipp-") as folder:
        simulator = IppSimulator(Path(folder))
        simulator.start()
        try:
            yield simulator
        finally:
            simulator.mode("ok")
            simulator.stop()

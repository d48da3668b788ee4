"""A bare system in a folder: made, entered, and left without a trace of what ran in it."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from trial.telling import PATIENCE, Failure, until

TOOLS = (
    *("xvfb", "xdotool", "x11-utils", "procps", "iproute2"),
    *("systemd", "dbus", "xserver-xorg-core", "xserver-xorg-input-libinput"),
)
"""What the trial needs in the system beside the package: a display, hands, eyes, what a branch's PC boots with."""

LONGEST_CALL = 300
PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
ENVIRONMENT = ("env", "-i", PATH, "HOME=/root", "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive")


class Root:
    """The system in `folder`. Runs in a mount and process namespace of its own: whatever is left ends with that."""

    def __init__(self, folder: Path, logs: Path) -> None:
        """`logs` is where the output of what is started goes."""
        self.folder = folder
        self.logs = logs
        self.started: list[subprocess.Popen[str]] = []
        self._quiet: subprocess.Popen[str] | None = None

    def within(self, path: str) -> Path:
        """Where a path of the system lies for us."""
        return self.folder / path.lstrip("/")

    def open(self) -> None:
        """Let programs run in it, with the name server and the apt settings of this machine."""
        for name in ("etc/resolv.conf", "etc/hosts"):
            shutil.copy(f"/{name}", self.folder / name)
        for file in Path("/etc/apt/apt.conf.d").iterdir():
            if not file.name.startswith("docker-"):  # would throw away packages that were fetched ahead
                shutil.copy(file, self.folder / "etc/apt/apt.conf.d" / file.name)
        certificates = Path("/etc/ssl/certs")
        if certificates.is_dir():
            there = self.within(str(certificates))
            shutil.copytree(certificates, there, dirs_exist_ok=True, ignore_dangling_symlinks=True)
        outside("mount", "-t", "proc", "proc", str(self.folder / "proc"))
        outside("mount", "--rbind", "/dev", str(self.folder / "dev"))

    def close(self) -> None:
        """Stop what was started here, by its id, and let go of the folder."""
        for process in reversed(self.started):
            if process.poll() is None:
                process.terminate()
        for process in self.started:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
        for mounted in ("dev", "proc"):
            subprocess.run(["umount", "-R", "-l", str(self.folder / mounted)], check=False, capture_output=True)

    def call(self, *command: str, network: bool = False, check: bool = True) -> str:
        """Run a command in the system; its output. Without network and a person unless asked for. Raises Failure."""
        try:
            done = subprocess.run(
                self._inside(command, network=network),
                check=False,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=LONGEST_CALL,
            )
        except subprocess.TimeoutExpired as error:
            raise Failure(f"{' '.join(command)} did not end:\n{error.stdout!r}\n{error.stderr!r}") from error
        if check and done.returncode:
            raise Failure(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
        return done.stdout + done.stderr

    def start(self, log: str, *command: str) -> "subprocess.Popen[str]":
        """Start a command in the system, without network; its output goes to the log of that name."""
        return self._start(log, self._inside(command, network=False))

    def start_beside(self, log: str, *command: str) -> "subprocess.Popen[str]":
        """Start a command of this machine where it sees the displays of the system; its output goes to that log."""
        return self._start(log, [*self._without_network(), *command])

    def processes(self, words: str) -> list[int]:
        """The processes of the system whose command line holds `words`."""
        found = []
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                inside = (entry / "root").readlink() == self.folder
            except OSError:
                continue
            if inside and words in line:
                found.append(int(entry.name))
        return sorted(found)

    def _start(self, name: str, command: Sequence[str]) -> "subprocess.Popen[str]":
        with (self.logs / f"{name}.log").open("a", encoding="utf-8") as log:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, text=True
            )
        self.started.append(process)
        return process

    def _inside(self, command: Sequence[str], *, network: bool) -> list[str]:
        prefix = [] if network else self._without_network()
        return [*prefix, "chroot", str(self.folder), *ENVIRONMENT, *command]

    def _without_network(self) -> list[str]:
        """All that runs without network shares one namespace, made at first need."""
        if self._quiet is None:
            self._quiet = subprocess.Popen(
                ["unshare", "--net", "sh", "-c", "ip link set lo up 2>/dev/null; exec sleep infinity"], text=True
            )
            self.started.append(self._quiet)
            holder = self._quiet.pid
            until(lambda: _network(holder) != _network("self"), "a namespace without network", PATIENCE)
        return ["nsenter", f"--net=/proc/{self._quiet.pid}/ns/net"]


def _network(process: int | str) -> Path:
    return Path(f"/proc/{process}/ns/net").readlink()


def outside(*command: str) -> str:
    """Run a command of this machine; its output. Raises Failure."""
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise Failure(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout

"""Makes the bare system of this machine's own release, from the archive that its apt is set to."""

import os
import platform
import shutil
import subprocess
from pathlib import Path

from trial.root import TOOLS, Root, outside
from trial.telling import Failure

Target = tuple[str, str, str]
"""What apt fetches: release, component, address."""


def bare_root(work: Path, logs: Path) -> Root:
    """A fresh copy of the bare system with the tools of the trial; the original stays in `work` for the next time."""
    release = platform.freedesktop_os_release()["VERSION_CODENAME"]
    original = work / f"bare-{release}"
    if not original.exists():
        _debootstrap(release, original)
    bare = Root(original, logs)
    bare.open()
    try:
        bare.call("apt-get", "update", "-qq", network=True)
        bare.call("apt-get", "install", "-y", "-qq", "--no-install-recommends", *TOOLS, network=True)
    finally:
        bare.close()
    copy = work / "root"
    if copy.exists():
        shutil.rmtree(copy)  # what the trial before left to be looked at
    outside("cp", "-a", str(original), str(copy))
    return Root(copy, logs)


def archive(release: str, targets: list[Target]) -> tuple[str, list[str]]:
    """Where the packages of `release` come from (empty: debootstrap knows), and which components there are."""
    found = [(component, address) for name, component, address in targets if name == release]
    usable = [address for _, address in found if address.startswith(("http:", "https:", "file:"))]
    components = dict.fromkeys(component for component, _ in found)
    return (usable[0] if usable else ""), list(components) or ["main"]


def _debootstrap(release: str, folder: Path) -> None:
    """Make the system in `folder`, whole or not at all. Raises Failure."""
    listed = outside(
        "apt-get", "indextargets", "--format", "$(RELEASE) $(COMPONENT) $(REPO_URI)", "Created-By: Packages"
    )
    targets = [(name, component, address) for name, component, address in map(str.split, listed.splitlines())]
    address, components = archive(release, targets)
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    command = ["debootstrap", "--variant=minbase", f"--components={','.join(components)}", release, str(part)]
    environment = dict(os.environ)
    if proxy := outside("apt-config", "shell", "proxy", "Acquire::http::Proxy").strip():
        environment.setdefault("http_proxy", proxy.partition("=")[2].strip("'"))
    done = subprocess.run(
        [*command, *([address] if address else [])],
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=environment,
    )
    if done.returncode:
        log = part / "debootstrap/debootstrap.log"
        more = log.read_text(encoding="utf-8", errors="replace")[-3000:] if log.exists() else ""
        raise Failure(f"debootstrap ended with {done.returncode}:\n{done.stdout[-2000:]}\n{done.stderr}\n{more}")
    part.rename(folder)

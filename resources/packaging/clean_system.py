"""A Debian in a folder, with nothing in it but what Debian itself needs: no Python, no Qt, no desktop.

May import: the standard library. Promises: made by ``debootstrap`` from the mirror that this machine's own
apt uses; whatever was mounted is unmounted, whatever happens; :class:`Impossible` says in words why a
machine cannot do it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final, NamedTuple

PLAYER: Final = "player"
MOUNTS: Final = (("proc", "proc", "proc"), ("tmpfs", "dev/shm", "tmpfs"))
TOOLS: Final = ("debootstrap", "chroot", "mount", "umount", "apt-get")


class Impossible(Exception):
    """This machine cannot have a system in a folder. The words say why, and what to install."""


class Mirror(NamedTuple):
    """Where packages come from, and of which release."""

    address: str
    release: str


def mirror() -> Mirror:
    """What this machine's apt uses. Raises :class:`Impossible`."""
    said = _run(
        "apt-get", "indextargets", "--format", "$(ORIGIN)|$(REPO_URI)|$(CODENAME)", "Created-By: Packages"
    )
    for line in said.splitlines():
        origin, address, release = line.split("|")
        if origin == "Debian" and "-" not in release:
            return Mirror(address.removesuffix("/"), release)
    raise Impossible("This machine's apt knows no Debian mirror; run apt-get update on a Debian first.")


def ready() -> None:
    """Raises :class:`Impossible` when a system in a folder cannot be made here."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        raise Impossible(f"Not here: {', '.join(missing)}. Install: apt-get install debootstrap mount")
    if os.geteuid() != 0:
        raise Impossible("Only root may make a system in a folder and mount into it.")


class System:
    """The system in ``root``, and what can be done in it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *command: str, user: str = "root", **environment: str) -> str:
        """Run a command inside; returns what it said. Raises CalledProcessError."""
        return _run(*self.command(*command, user=user, **environment))

    def command(self, *command: str, user: str = "root", **environment: str) -> list[str]:
        """What runs a command inside, with this environment and no other."""
        home = "/root" if user == "root" else f"/home/{user}"
        given = {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": home,
            "USER": user,
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            **environment,
        }
        pairs = [f"{key}={value}" for key, value in given.items()]
        return [
            "chroot",
            f"--userspec={user}",
            str(self.root),
            "/usr/bin/env",
            "-i",
            "-C",
            home,
            *pairs,
            *command,
        ]

    def install(self, *packages: str) -> None:
        """Install packages, and of others only those they depend on."""
        self.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)

    def packages(self) -> list[str]:
        """The names of all packages that are installed."""
        return self.run("dpkg-query", "-W", "-f", "${Package}\n").split()


@contextmanager
def made(root: Path, source: Mirror) -> Iterator[System]:
    """A fresh system in ``root``, with a player in it; removed afterwards. Raises :class:`Impossible`."""
    ready()
    root.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as after:
        after.callback(shutil.rmtree, root, ignore_errors=True)
        _run("debootstrap", "--variant=minbase", source.release, str(root), source.address)
        _from_this_machine(root)
        for what, where, kind in MOUNTS:
            _mount(after, root / where, "-t", kind, what)
        system = System(root)
        system.run("useradd", "--create-home", "--shell", "/bin/sh", PLAYER)
        system.run("apt-get", "update", "-qq")
        yield system


def _from_this_machine(root: Path) -> None:
    """How names are resolved and how packages are fetched, as here."""
    for name in ("etc/resolv.conf", "etc/hosts"):
        if Path("/", name).exists():
            shutil.copyfile(Path("/", name), root / name)
    proxy = {key: os.environ[key] for key in ("http_proxy", "https_proxy") if os.environ.get(key)}
    lines = [f'Acquire::{key.removesuffix("_proxy")}::Proxy "{value}";\n' for key, value in proxy.items()]
    (root / "etc/apt/apt.conf.d/90proxy").write_text("".join(lines))


def _mount(after: ExitStack, where: Path, *how: str) -> None:
    where.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["mount", *how, str(where)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Impossible(f"This machine does not let us mount: {done.stderr.strip()}")
    after.callback(subprocess.run, ["umount", "-l", str(where)], check=False)


def _run(*command: str) -> str:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout)
    return done.stdout

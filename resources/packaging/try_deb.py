"""``python resources/packaging/try_deb.py [DEB] [--shots DIR]``: what a player with nothing but Debian meets.

In a clean Debian (no Python, no Qt, no desktop) the package is installed with apt and with nothing but what
it depends on; the game is started through its menu entry on a screen of its own, five turns are played with
mouse and keyboard, it is closed, started again, continued; a night is opened as a file; what a full desktop
has is used (sound, speech, a keyring); the package is removed, and the nights are still there; the archive,
unpacked, opens with them. Needs root, debootstrap, Xvfb, openbox and xdotool; where a system
in a folder cannot be had, it says why and ends with 75.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import clean_system
import stage
from clean_system import PLAYER, Impossible, System
from stage import Stage, until

ROOT: Final = Path(__file__).resolve().parents[2]
CANNOT: Final = 75
"""The exit code for "try it elsewhere"."""
ENTRY: Final = "/usr/share/applications/somewhere.desktop"
CHOICES: Final = ((1016, 516), (1016, 559))
"""Where the first two choices are in a window of 1280 x 800, px."""
DESKTOP: Final = (
    "export XDG_RUNTIME_DIR=$(mktemp -d); "
    "pulseaudio -n --daemonize=yes --exit-idle-time=-1 --disable-shm "
    "-L module-native-protocol-unix -L module-null-sink; "
    "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "
    "somewhere --self-test"
)
"""A desktop session's own services, and in their midst the game's test of itself."""
AGAIN: Final = 25.0
"""Seconds after which an action is taken to have been unheard; the window locks while a turn is made."""


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="try_deb.py", description=__doc__)
    parser.add_argument("deb", nargs="?", type=Path, help="the package (default: the newest in dist/)")
    parser.add_argument("--shots", type=Path, default=ROOT / "shots" / "clean", help="where pictures go")
    options = parser.parse_args(given)
    began = time.monotonic()
    try:
        package = options.deb or max((ROOT / "dist").glob("*.deb"), key=lambda each: each.stat().st_mtime)
        with (
            clean_system.made(ROOT / "build" / "clean", clean_system.mirror()) as system,
            stage.opened(options.shots) as scene,
        ):
            _say(f"A clean Debian stands after {time.monotonic() - began:.0f} s")
            try:
                Visit(system, scene).all(package)
            except AssertionError:
                scene.picture("failed")
                raise
    except Impossible as why:
        print(f"The package cannot be tried on this machine. {why}", file=sys.stderr)
        return CANNOT
    except subprocess.CalledProcessError as failed:
        print(f"{failed}\n{failed.output or ''}", file=sys.stderr)
        return 1
    _say(f"All of it holds; {time.monotonic() - began:.0f} s. The pictures are in {options.shots}")
    return 0


class Visit:
    """One player's way through it, step by step; each raises when its promise does not hold."""

    def __init__(self, system: System, scene: Stage) -> None:
        self.system, self.scene = system, scene
        self.nights = system.root / "home" / PLAYER / ".local/share/somewhere/sessions"

    def all(self, package: Path) -> None:
        self.install(package)
        self.test_itself()
        self.add_desktop()
        self.play()
        self.go_on()
        self.open_file()
        self.fill_desktop()
        self.remove()
        self.unpack(package)

    def install(self, package: Path) -> None:
        before = set(self.system.packages())
        shutil.copy(package, self.system.root / "tmp" / "somewhere.deb")
        self.system.install("/tmp/somewhere.deb")
        there = self.system.packages()
        foreign = [
            name for name in there if name.startswith(("python", "libpython", "libqt", "qt", "pyside"))
        ]
        assert not foreign, f"This is no clean system: {foreign}"
        size = self.system.run("du", "-sm", "/opt/somewhere").split()[0]
        _say(f"Installed with {len(set(there) - before) - 1} packages it depends on: {size} MB")

    def test_itself(self) -> None:
        said = self.system.run("somewhere", "--self-test", user=PLAYER, DISPLAY=self.scene.display)
        assert "Everything works." in said, said
        _say(said.strip())

    def add_desktop(self) -> None:
        """What every desktop has: something that starts menu entries and knows kinds of files."""
        self.system.install("libglib2.0-bin", "shared-mime-info", "desktop-file-utils")

    def play(self) -> None:
        """Five turns: by keys, by mouse, by words."""
        self.launch(ENTRY)
        self.scene.picture("1-title")
        self.scene.key("Return")
        self.reach(0)
        self.scene.picture("2-intro")
        self.act(1, lambda: self.scene.key("1"))
        self.act(2, lambda: self.scene.click(*CHOICES[1]))
        self.act(3, lambda: self.scene.click(*CHOICES[0]))
        self.act(4, lambda: self.say_words("look around"))
        self.act(5, lambda: self.scene.key("2"))
        self.scene.picture("3-turn-5")
        self.quit()
        _say("Five turns are played, and the game is closed")

    def go_on(self) -> None:
        """A second start, and on with the same night."""
        self.launch(ENTRY)
        self.scene.picture("4-title-again")
        self.scene.key("Return")
        time.sleep(3)
        self.act(6, lambda: self.scene.key("1"))
        self.scene.picture("5-turn-6")
        self.start_twice()
        self.quit()
        assert len(list(self.nights.iterdir())) == 1, "The second start began another night."
        _say("Started again and continued")

    def start_twice(self) -> None:
        """A second start while the game lies behind another window brings it to the front."""
        (first,) = self.scene.windows()
        with self.scene.covered():
            assert self.scene.front() != first
            subprocess.run(self._starting("launch", ENTRY), check=True)
            until(lambda: self.scene.front() == first, "the first window came to the front")
        assert self.scene.windows() == [first], "A second window opened."
        _say("A second start brings the first window to the front")

    def open_file(self) -> None:
        """A night kept as a file is opened by its kind, as a double click would."""
        night = next(self.nights.iterdir()).name
        kept = self.system.root / "home" / PLAYER / "kept.somewhere"
        _export(self.nights.parent, night, kept)
        self.system.run("chown", PLAYER, f"/home/{PLAYER}/kept.somewhere")
        kind = self.system.run(
            "gio", "info", "-a", "standard::content-type", f"/home/{PLAYER}/kept.somewhere"
        )
        assert "application/x-somewhere" in kind, kind
        self.launch(f"/home/{PLAYER}/kept.somewhere", how="open")
        until(lambda: len(list(self.nights.iterdir())) == 2, "the file became a night")
        time.sleep(3)
        self.scene.picture("6-opened-file")
        self.quit()
        _say("A .somewhere file opens as a night")

    def fill_desktop(self) -> None:
        """With a sound server, something that reads aloud and a keyring, nothing is lacking."""
        self.system.install("pulseaudio", "speech-dispatcher", "speech-dispatcher-espeak-ng")
        self.system.install("gnome-keyring", "dbus", "dbus-bin")
        said = self.system.run(
            *("dbus-run-session", "--", "sh", "-c", DESKTOP), user=PLAYER, DISPLAY=self.scene.display
        )
        lines = said[said.index("SOMEWHERE") :].strip()
        assert "Everything works." in lines, said
        assert "note " not in lines, said
        _say(lines)

    def remove(self) -> None:
        kept = sorted(path for path in self.nights.rglob("*") if path.is_file())
        self.system.run("apt-get", "purge", "-y", "-qq", "somewhere")
        left = [
            name
            for name in ("opt/somewhere", "usr/bin/somewhere", ENTRY[1:])
            if (self.system.root / name).exists()
        ]
        assert not left, f"Left behind: {left}"
        assert sorted(path for path in self.nights.rglob("*") if path.is_file()) == kept
        assert _turns(self.nights) >= 6
        _say(f"Removed; {len(kept)} files of nights are still there")

    def unpack(self, package: Path) -> None:
        """The archive needs no installation: its program, opened as by a file manager, has the nights."""
        (archive,) = package.parent.glob("*.tar.xz")
        home = self.system.root / "home" / PLAYER
        shutil.copy(archive, home)
        self.system.install("xz-utils")
        self.system.run("tar", "-xJf", archive.name, user=PLAYER)
        (folder,) = (each for each in home.glob("somewhere-*") if each.is_dir())
        inside = f"/home/{PLAYER}/{folder.name}/somewhere"
        running = subprocess.Popen(
            self.system.command(inside, user=PLAYER, DISPLAY=self.scene.display), stdout=subprocess.DEVNULL
        )
        self.scene.wait_for_window()
        time.sleep(4)
        self.scene.key("Return")
        time.sleep(3)
        turns = _turns(self.nights)
        self.act(turns + 1, lambda: self.scene.key("1"))
        self.scene.picture("7-from-the-archive")
        self.quit()
        assert running.wait(stage.PATIENCE) == 0
        _say("The archive, unpacked, goes on with the night")

    def launch(self, what: str, how: str = "launch") -> None:
        """Start it as a desktop does."""
        subprocess.run(self._starting(how, what), check=True)
        self.scene.wait_for_window()
        time.sleep(4)

    def _starting(self, how: str, what: str) -> list[str]:
        return self.system.command("gio", how, what, user=PLAYER, DISPLAY=self.scene.display)

    def quit(self) -> None:
        """Close the window as the window manager does."""
        self.scene.key("alt+F4")
        self.scene.wait_for_no_window()
        time.sleep(1)

    def act(self, turn: int, deed: object) -> None:
        """Do something until the night has reached this turn."""
        assert callable(deed)
        end = time.monotonic() + stage.PATIENCE
        while _turns(self.nights) < turn:
            assert time.monotonic() < end, f"Turn {turn} never came."
            deed()
            heard = time.monotonic() + AGAIN
            while _turns(self.nights) < turn and time.monotonic() < heard:
                time.sleep(0.3)
        time.sleep(3)

    def say_words(self, words: str) -> None:
        self.scene.key("5")
        self.scene.write(words)
        self.scene.key("Return")

    def reach(self, turn: int) -> None:
        until(lambda: _turns(self.nights) >= turn, f"the night reached turn {turn}")
        time.sleep(3)


def _turns(nights: Path) -> int:
    """How far the night that was played last has come; -1 before it began."""
    found = sorted(nights.glob("*/state.json"), key=lambda path: path.stat().st_mtime)
    if not found:
        return -1
    told = json.loads(found[-1].read_text(encoding="utf-8"))
    return int(told["turn_count"]) if told.get("choices") else -1  # its terms are kept before it begins


def _export(data: Path, night: str, target: Path) -> None:
    """Keep a night as a file, by this checkout's own engine."""
    code = (
        "import sys; from pathlib import Path; from engine.assembly import service_engine; "
        "engine = service_engine(sys.argv[1]); engine.export(sys.argv[2], Path(sys.argv[3])); engine.close()"
    )
    subprocess.run([sys.executable, "-c", code, str(data), night, str(target)], cwd=ROOT, check=True)


def _say(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

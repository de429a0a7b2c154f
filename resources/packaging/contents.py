"""What goes into a bundle, and what stays out.

Lives here: names of modules, plugins and libraries, and :class:`Kept`, which follows needs from one file to
the next. May import: the standard library. Promises: pure; a Qt library is kept only when something kept
needs it, so that leaving a plugin out leaves out what only that plugin drew in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import Final, NamedTuple

SHIBOKEN: Final = "Shiboken"
"""What holds Qt and Python together."""

QT_MODULES: Final = ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtMultimedia", "QtTextToSpeech")
"""What of Qt the game uses; sound and speech are imported late, so nobody finds them by reading."""

PLUGINS: Final = (
    "platforms/*qxcb*",
    "platforms/*qwayland.*",
    "platforms/*qoffscreen*",
    "platforms/*qwindows*",
    "platforms/*qcocoa*",
    "platforminputcontexts/*compose*",
    "platforminputcontexts/*ibus*",
    "platformthemes/*xdgdesktopportal*",
    "styles/*",
    "wayland-shell-integration/*xdg-shell*",
    "wayland-decoration-client/*bradient*",
    "imageformats/*qjpeg*",
    "imageformats/*qwebp*",
    "imageformats/*qgif*",
    "imageformats/*qsvg*",
    "imageformats/*qico*",
    "iconengines/*qsvgicon*",
    "texttospeech/*speechd*",
    "texttospeech/*sapi*",
    "texttospeech/*winrt*",
    "texttospeech/*darwin*",
    "tls/*",
)

NOT_PYTHON: Final = (
    "tkinter",
    "unittest",
    "doctest",
    "pdb",
    "lib2to3",
    "pydoc_data",
    "test",
    "pytest",
    "hypothesis",
    "setuptools",
    "pip",
    "pkg_resources",
    "wheel",
    "numpy.testing",
    "numpy.f2py",
    "numpy.distutils",
    "PIL.ImageQt",
    "PIL.ImageTk",
    "PIL._avif",
    "flask",
    "werkzeug",
    "waitress",
    "apispec",
    "prometheus_client",
    "mypy",
    "ast_serialize",
    "yaml",
    "sqlite3",
    "cffi",
    "pycparser",
    "psutil",
    "matplotlib",
    "trio",
    "uvloop",
    "h2",
    "socksio",
    "zstandard",
    "brotli",
    "click",
    "pygments",
    "rich",
    "IPython",
    "pandas",
    "aiohttp",
    "engine.api",
    "sdl2.ext",
    "sdl2.test",
)
"""Modules that the window never imports; the service is played from a checkout."""

SDL: Final = frozenset({"libSDL2-2.0.so", "SDL2.dll", "SDL2.framework"})
"""What of SDL's package gamepads are read with; the rest of it paints, plays and sets type."""

OF_THE_SYSTEM: Final = re.compile(
    r"^lib(?:c|m|mvec|dl|rt|pthread|util|resolv|GL\w*|EGL|OpenGL|gbm|drm\w*|X11(?:-xcb)?|Xau|Xdmcp|Xext|Xfixes|"
    r"Xrandr|Xrender|xcb(?:-(?:glx|randr|render|shape|shm|sync|xfixes|xkb|dri2|dri3|present|xinput))?|"
    r"xkbcommon(?:-x11)?|wayland-\w+|glib-2\.0|gobject-2\.0|gio-2\.0|gmodule-2\.0|gthread-2\.0|"
    r"dbus-1|systemd|fontconfig|freetype|expat|png16|brotli\w+|pulse\w*|pulsecommon-[\d.]+|speechd|sndfile|"
    r"asound|jack|asyncns|stdc\+\+|gcc_s|z|zstd|lz4|pcre2-8|pcre|mount|blkid|selinux|cap|"
    r"gcrypt|gpg-error|apparmor|bsd|md|tirpc|nsl|keyutils|krb5\w*|k5crypto|com_err|gssapi_krb5|FLAC|"
    r"vorbis\w*|ogg|opus|mpg123|mp3lame|va(?:-\w+)?|vdpau)\.so[.\d]*$"
)
"""Libraries of Linux that every desktop has in a build that fits it; one from elsewhere would clash with
what the desktop loads beside it. The package names them as dependencies."""

SMALL_XCB: Final = re.compile(r"^libxcb-(?:cursor|icccm|image|keysyms|render-util|util)\.so[.\d]*$")
"""What Qt needs and stock desktops lack: inside the folder, a dependency of the ``.deb``."""

HOOKS: Final = frozenset(
    {"pyi_rth_inspect", "pyi_rth_pkgutil", "pyi_rth_multiprocessing", "pyi_rth_cryptography_openssl"}
)
"""What PyInstaller would run at every start for needs that the game has not; half of a start's time."""
QTS_HOOK: Final = "pyi_rth_pyside6"
"""Imports Qt, also into a worker. Qt finds its plugins without it where the bundle lies as the wheel does."""

LINK: Final = "SYMLINK"
_PLUGIN: Final = re.compile(r"(?:^|/)PySide6/(?:Qt/)?plugins/(.+)$")
_QT: Final = re.compile(r"(?:^|/)PySide6/|(?:^|/)shiboken6/")


def needless_hooks(platform: str) -> frozenset[str]:
    """Names of the scripts to leave out of every start."""
    return HOOKS | {QTS_HOOK} if platform.startswith("linux") else HOOKS


def is_wanted_plugin(inside: str) -> bool:
    """Whether a plugin of Qt is wanted; True for what is no plugin. ``inside``: path in the bundle."""
    found = _PLUGIN.search(inside.replace("\\", "/"))
    return found is None or any(PurePosixPath(found.group(1)).match(each) for each in PLUGINS)


def is_left_out(inside: str) -> bool:
    """Translations and QML of Qt, libraries of the system, tests of packages."""
    path = inside.replace("\\", "/")
    name = PurePosixPath(path).name
    if "/translations/" in path or "/qml/" in path or "/tests/" in path:
        return True
    wheels = ".libs/" in path or "/Qt/lib/" in path  # a package's own library, whatever its name
    return not wheels and OF_THE_SYSTEM.match(name) is not None


class Entry(NamedTuple):
    """One file of a bundle: where it is to lie, where it is, and its kind as PyInstaller has it."""

    inside: str
    disk: str
    kind: str

    @property
    def name(self) -> str:
        return PurePosixPath(self.inside.replace("\\", "/")).name.lower()

    @property
    def has_notes(self) -> bool:
        """Whether it may be full of what only debuggers read, as Python and many modules are; Qt is not."""
        is_module = self.kind == "EXTENSION" and not _QT.search(self.inside)
        return is_module or self.name.startswith("libpython")


class Kept:
    """Follows needs: from Python's modules and the wanted plugins to every library one of them loads."""

    def __init__(self, entries: Iterable[Entry], needs: Callable[[str], Iterable[str]], linux: bool) -> None:
        """``needs(disk)``: names of the libraries that a file loads."""
        self._entries = list(entries)
        self._by_name: dict[str, list[Entry]] = {}
        for entry in self._entries:
            self._by_name.setdefault(entry.name, []).append(entry)
        self._needs, self._linux = needs, linux

    def reached(self) -> set[str]:
        """Paths in the bundle of all that is needed."""
        waiting = [entry for entry in self._entries if self._is_root(entry)]
        kept: set[str] = set()
        while waiting:
            entry = waiting.pop()
            if entry.inside in kept:
                continue
            kept.add(entry.inside)
            if entry.kind != LINK:
                for name in self._needs(entry.disk):
                    waiting += self._by_name.get(PurePosixPath(name.replace("\\", "/")).name.lower(), [])
        return kept

    def _is_root(self, entry: Entry) -> bool:
        if entry.kind == LINK:
            return False
        path = entry.inside.replace("\\", "/")
        if _PLUGIN.search(path):
            return is_wanted_plugin(path)
        if _QT.search(path):
            return PurePosixPath(path).name.split(".")[0] in (*QT_MODULES, SHIBOKEN)
        loaded_by_name = entry.name.startswith("libpython") or PurePosixPath(path).name in SDL
        return entry.kind == "EXTENSION" or not self._linux or loaded_by_name

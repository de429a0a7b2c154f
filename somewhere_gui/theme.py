"""The look: colour tokens, faces, spacing, one style sheet, one palette, one tile of grain.

May import: Qt and ``somewhere_gui.settings``. Promises: no other module names a colour or a font
family; when the player changes text size or contrast, ``changed`` tells every widget to take its
colours and fonts anew.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontDatabase, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from somewhere_gui.settings import COLUMNS, SPACINGS, Settings

if TYPE_CHECKING:
    from somewhere_gui.keys import Keys

RESOURCES: Final = Path(__file__).resolve().parent.parent / "resources"

FACES: Final[dict[str, tuple[str, QFont.Weight]]] = {
    "serif": ("IBM Plex Serif", QFont.Weight.Normal),
    "sans": ("IBM Plex Sans", QFont.Weight.Normal),
    "sans_medium": ("IBM Plex Sans", QFont.Weight.Medium),
    "condensed_regular": ("IBM Plex Sans Condensed", QFont.Weight.Normal),
    "condensed": ("IBM Plex Sans Condensed", QFont.Weight.Medium),
    "wordmark": ("IBM Plex Sans Condensed", QFont.Weight.Light),
    "reading": ("VT323", QFont.Weight.Normal),
    "atkinson": ("Atkinson Hyperlegible", QFont.Weight.Normal),
    "dyslexic": ("OpenDyslexic", QFont.Weight.Normal),
}
TELLING: Final = "telling"
"""The face that the player has chosen for what is told."""
WIDE: Final = {"dyslexic": 0.86, "atkinson": 1.03}
"""How large a face is set so that as much fits in a line as of Plex Serif."""


HUGE: Final = (3000, 1600)
"""A window of this size, in logical pixels, is on a screen whose pixels are small: all is drawn larger."""
HUGE_ZOOM: Final = 1.75


class Tokens(NamedTuple):
    """Colours by what they mean, and how thick lines are (px)."""

    ground: str = "#0C0B0A"
    deck: str = "#151311"
    deck2: str = "#211C18"
    warm: str = "#2B1D13"
    hair: str = "#332C25"
    edge: str = "#857862"
    dust: str = "#EBE2D0"
    dust2: str = "#C2B69F"
    dust3: str = "#A2967F"
    disabled: str = "#8A7F6C"
    phosphor: str = "#A9E8BE"
    oxide: str = "#E8935C"
    red: str = "#FF7361"
    focus: str = "#A9E8BE"
    white: str = "#FFFFFF"
    line: int = 1
    ring: int = 2


PLAIN: Final = Tokens()
HIGH_CONTRAST: Final = Tokens(
    ground="#000000",
    deck="#000000",
    deck2="#1A1A1A",
    warm="#000000",
    hair="#FFFFFF",
    edge="#FFFFFF",
    dust="#FFFFFF",
    dust2="#FFFFFF",
    dust3="#FFFFFF",
    disabled="#BDBDBD",
    phosphor="#7CFFB2",
    oxide="#FFB36B",
    red="#FF9A8F",
    focus="#FFE600",
    line=2,
    ring=4,
)

_SHEET: Final = """
QToolTip {{ background: {deck2}; color: {dust}; border: 1px solid {edge}; padding: 6px 8px; }}
QTextBrowser, QScrollArea, QListView {{ background: transparent; border: none; }}
QLineEdit {{ background: {deck}; color: {dust}; border: {line}px solid {edge}; padding: 0 12px;
  selection-background-color: {phosphor}; selection-color: {ground};
  placeholder-text-color: {dust3}; }}
QLineEdit:hover {{ border-color: {dust2}; }}
QLineEdit:focus {{ border: {ring}px solid {focus}; padding: 0 {tight}px; }}
QLineEdit:disabled {{ color: {disabled}; border-color: {hair}; placeholder-text-color: {disabled}; }}
QComboBox {{ background: {deck}; color: {dust}; border: {line}px solid {edge}; padding: 4px 12px; }}
QComboBox::drop-down {{ border: none; width: {drop}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox:focus {{ border: {ring}px solid {focus}; }}
QComboBox QAbstractItemView {{ background: {deck2}; color: {dust}; border: 1px solid {edge};
  selection-background-color: {warm}; selection-color: {oxide}; }}
QProgressBar#filmProgress {{ background: {deck2}; border: none; }}
QProgressBar#filmProgress::chunk {{ background: {phosphor}; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; border: none; }}
QScrollBar::handle:vertical {{ background: {edge}; min-height: 28px; margin: 0; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


class Theme(QObject):
    """Everything a widget asks when it draws itself. ``changed``: draw yourself anew."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.zoom = 1.0
        """How much larger than drawn everything is because the window is huge."""
        self._fonts: dict[tuple[str, int, bool], QFont] = {}
        self._ground: QBrush | None = None
        self._keys: tuple[str, Keys] | None = None

    @property
    def settings(self) -> Settings:
        return self._settings

    @property
    def tokens(self) -> Tokens:
        return HIGH_CONTRAST if self._settings.high_contrast else PLAIN

    @property
    def keys(self) -> Keys:
        """Which key does what, as this player has it."""
        changes = self._settings.keys
        if self._keys is None or self._keys[0] != changes:
            from somewhere_gui.keys import Keys  # late: not before the first paint

            self._keys = (changes, Keys(changes))
        return self._keys[1]

    @property
    def text_scale(self) -> float:
        """Text size, 1.0 to 2.5."""
        return self._settings.text_size / 100

    @property
    def scale(self) -> float:
        """A pixel of the drawings in pixels of the window: text size, and more in a huge window."""
        return self.text_scale * self.zoom

    @property
    def still(self) -> bool:
        """Nothing moves: the player has asked for cuts only."""
        return self._settings.reduced_motion

    @property
    def column(self) -> float:
        """The telling's widest column, as a multiple of the drawings'."""
        return COLUMNS[self._settings.column]

    @property
    def line_height(self) -> int:
        """Line height of the telling in percent of the font's own."""
        return round(100 * SPACINGS[self._settings.line_spacing])

    def px(self, length: float) -> int:
        """A length of the drawings in pixels at the present text size."""
        return round(length * self.scale)

    def colour(self, name: str) -> QColor:
        return QColor(str(getattr(self.tokens, name)))

    def font(self, face: str, px: float, *, italic: bool = False) -> QFont:
        """A face of :data:`FACES`, or :data:`TELLING`, at ``px`` of the drawings, scaled to the present
        text size."""
        face = self._settings.typeface if face == TELLING else face
        key = (face, self.px(px * WIDE.get(face, 1)), italic)
        if key not in self._fonts:
            family, weight = FACES[face]
            font = QFont(family)
            if face in WIDE:  # letters that it lacks are taken from the house's own
                font.setFamilies([family, FACES["sans"][0]])
            font.setWeight(weight)
            font.setPixelSize(max(key[1], 8))
            font.setItalic(italic)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = font
        return self._fonts[key]

    def ground(self) -> QBrush:
        """The darkness behind everything, with its grain."""
        if self._ground is None:
            plain = self._settings.high_contrast
            self._ground = solid(self.colour("ground")) if plain else _grain()
        return self._ground

    def apply(self, app: QApplication) -> None:
        """Give the application its palette, base font and style sheet."""
        app.setPalette(self._palette())
        app.setFont(self.font("sans", 15))
        colours = self.tokens._asdict()
        sheet = _SHEET.format(**colours, bar=self.px(6), drop=self.px(28), tight=12 - self.tokens.ring + 1)
        if app.styleSheet() != sheet:  # every widget there is takes it anew
            app.setStyleSheet(sheet)

    def restyle(self, app: QApplication, settings: Settings) -> None:
        """Take new settings; every widget hears of it."""
        before, self._settings = self._settings, settings
        if (before.text_size, before.high_contrast) != (settings.text_size, settings.high_contrast):
            self._ground = None
            self.apply(app)
        self.changed.emit()

    def fit(self, app: QApplication, width: int, height: int) -> None:
        """The window has this size now."""
        zoom = HUGE_ZOOM if width >= HUGE[0] and height >= HUGE[1] else 1.0
        if zoom != self.zoom:
            self.zoom = zoom
            self.apply(app)
            self.changed.emit()

    def _palette(self) -> QPalette:
        palette = QPalette()
        role = QPalette.ColorRole
        for name, roles in {
            "ground": (role.Window, role.Base, role.Dark, role.Shadow, role.HighlightedText),
            "deck": (role.AlternateBase, role.Button, role.Mid),
            "deck2": (role.ToolTipBase, role.Light, role.Midlight),
            "dust": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText),
            "dust3": (role.PlaceholderText,),
            "phosphor": (role.Highlight, role.Link, role.LinkVisited, role.Accent),
        }.items():
            for each in roles:
                palette.setColor(each, self.colour(name))
        for each in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, each, self.colour("disabled"))
        return palette


def solid(colour: QColor) -> QBrush:
    """A brush of one colour, made in the one way that does not import Qt's slow namespace ``Qt``."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, colour)
    return palette.window()


FIRST_FONTS: Final = (
    "ibm-plex/IBMPlexSansCondensed-Light.ttf",
    "ibm-plex/IBMPlexSerif-Italic.ttf",
    "vt323/VT323-Regular.ttf",
)
"""What the wordmark is set in."""
_loaded: set[str] = set()


def load_fonts(wanted: tuple[str, ...] = ()) -> None:
    """Make the shipped faces known to Qt: those named, or all. Call after the application exists."""
    fonts = RESOURCES / "fonts"
    for name in wanted or sorted(path.relative_to(fonts).as_posix() for path in fonts.glob("*/*.[ot]tf")):
        if name not in _loaded:
            _loaded.add(name)
            QFontDatabase.addApplicationFont(str(fonts / name))


def _grain() -> QBrush:
    """One 256 px tile of dark noise."""
    side = 256
    tile = QImage(os.urandom(side * side), side, side, side, QImage.Format.Format_Indexed8)
    shades = [round((i - 128) / 128 * 3.2) for i in range(256)]
    ground = QColor(PLAIN.ground)
    red, green, blue = ground.red(), ground.green(), ground.blue()
    tile.setColorTable(
        [
            QColor(max(red + s, 0), max(green + s, 0), max(blue + s, 0)).rgb()
            if i % 7 == 0
            else QColor(max(red + s // 3, 0), max(green + s // 3, 0), max(blue + s // 3, 0)).rgb()
            for i, s in enumerate(shades)
        ]
    )
    return QBrush(QPixmap.fromImage(tile.copy()))

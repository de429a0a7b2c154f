"""Models, the further part: servers, models, waiting, limits.

May import: Qt, ``theme``, other views. Promises: every control gives out the one setting it is for, as it is
called in the settings of models; lists are offered, and what is not on them can be typed.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from somewhere_gui.theme import Theme
from somewhere_gui.views.buttons import KeyButton, name
from somewhere_gui.views.controls import PickBox, Segments
from somewhere_gui.views.words import Words

OFFLINE: Final = "offline"


class ModelsAdvanced(QWidget):
    """Emits ``changed`` (settings by name) and ``list_asked`` (``text`` or ``pictures``)."""

    changed = Signal(dict)
    list_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows = 0
        self._settings: dict[str, Any] = {}
        self._grid = QGridLayout()
        self.kinds: dict[str, PickBox] = {}
        self.addresses: dict[str, QLineEdit] = {}
        self.models: dict[str, QComboBox] = {}
        self.lists: dict[str, KeyButton] = {}
        self.numbers: dict[str, QLineEdit] = {}
        self._build()
        theme.changed.connect(self._style)
        self._style()

    # --- showing -----------------------------------------------------------------------------

    def show_kinds(self, kinds: list[dict[str, Any]]) -> None:
        """The kinds of servers there are."""
        for what, able in (("text", "tells"), ("pictures", "paints")):
            box = self.kinds[what]
            box.clear()
            box.addItem(self.tr("Offline"), OFFLINE)
            for kind in kinds:
                if kind.get(able):
                    box.addItem(str(kind["title"]), str(kind["name"]))

    def show_settings(self, settings: dict[str, Any]) -> None:
        """What is set now; a line that is being typed in is left alone."""
        self._settings = settings
        for what, begins in (("text", "text"), ("pictures", "picture")):
            served = settings.get(what) == "server"
            box = self.kinds[what]
            box.setCurrentIndex(max(0, box.findData(settings.get(f"{begins}_server")) if served else 0))
            self._fill(self.addresses[what], settings.get(f"{begins}_url"))
            self._fill(self.models[what].lineEdit(), settings.get(f"{begins}_model"))
            for widget in (self.addresses[what], self.models[what], self.lists[what]):
                widget.setEnabled(served)
        for key, line in self.numbers.items():
            value = settings.get(key, 0)
            self._fill(line, f"{value:g}" if isinstance(value, float) else value)
        self.ahead.set_value(str(settings.get("look_ahead", "auto")))
        self.intensity.set_value(str(settings.get("intensity", 0)))
        self.quality.set_value(str(settings.get("picture_quality", "low")))

    def show_models(self, what: str, names: list[str]) -> None:
        """The models that the server lists."""
        box = self.models[what]
        kept = box.currentText()
        box.clear()
        box.addItems(names)
        box.setCurrentText(kept)

    @staticmethod
    def _fill(line: QLineEdit | None, value: Any) -> None:
        if line is not None and not line.hasFocus():
            line.setText("" if value is None else str(value))

    # --- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(9)
        self._grid.setHorizontalSpacing(20)
        self._grid.setColumnStretch(0, 41)
        self._grid.setColumnStretch(1, 59)
        column.addLayout(self._grid)
        self._server("text", "text", self.tr("Words from"), self.tr("Model for words"))
        self._server("pictures", "picture", self.tr("Pictures from"), self.tr("Model for pictures"))
        self._choices()
        for key, words in (
            ("first_word", self.tr("Wait for the first word, seconds")),
            ("first_word_loading", self.tr("The same while a model is loading here")),
            ("picture_slow", self.tr("A picture is called slow after, seconds")),
            ("picture_give_up", self.tr("It is given up after, seconds")),
            ("prompt_tokens", self.tr("Longest question, tokens")),
            ("answer_tokens", self.tr("Longest answer, tokens")),
            ("run_tokens", self.tr("Tokens for a night, at most")),
            ("day_tokens", self.tr("Tokens for a day, at most")),
            ("run_pictures", self.tr("Pictures for a night, at most")),
            ("day_pictures", self.tr("Pictures for a day, at most")),
            ("run_money", self.tr("Money for a night, at most")),
            ("day_money", self.tr("Money for a day, at most")),
        ):
            self._number(key, words)
        note = Words(self._theme, px=15, ink="dust2", wrap=True)
        note.setText(
            self.tr(
                "0 is no limit. At a limit the night goes on offline, and says so. Money counts only where "
                "the price table knows a price; prices.toml beside the settings adds to it."
            )
        )
        column.addWidget(note)

    def _server(self, what: str, begins: str, words: str, model: str) -> None:
        box = self.kinds[what] = PickBox(self._theme)
        address = self.addresses[what] = QLineEdit()
        names = self.models[what] = QComboBox()
        names.setEditable(True)
        names.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        fetch = self.lists[what] = KeyButton(self._theme, self.tr("Fetch the list"))
        self._row(words, box, f"{what}Server")
        self._row(self.tr("Its address, if it was moved"), address, f"{what}Address")
        self._row(model, names, f"{what}Model")
        self._row("", fetch, f"{what}List", self.tr("Ask the server which models it has"))
        box.activated.connect(lambda _row: self._pick(what, begins))
        address.editingFinished.connect(lambda: self._give(f"{begins}_url", address.text().strip()))
        line = names.lineEdit()
        assert line is not None
        line.editingFinished.connect(lambda: self._give(f"{begins}_model", names.currentText().strip()))
        names.textActivated.connect(lambda text: self._give(f"{begins}_model", text))
        fetch.clicked.connect(lambda: self.list_asked.emit(what))

    def _choices(self) -> None:
        told = self.tr("Tell the likeliest turn ahead")
        self.ahead = Segments(
            self._theme,
            {"auto": self.tr("Where free"), "on": self.tr("Always"), "off": self.tr("Never")},
            told,
        )
        far = self.tr("How far a model may go")
        self.intensity = Segments(
            self._theme,
            {"0": self.tr("As the night"), "1": "1", "2": "2", "3": "3"},
            far,
        )
        fine = self.tr("Quality of pictures")
        self.quality = Segments(
            self._theme, {"low": self.tr("Low"), "medium": self.tr("Medium"), "high": self.tr("High")}, fine
        )
        self._row(fine, self.quality, "pictureQuality")
        self._row(told, self.ahead, "lookAhead")
        self._row(far, self.intensity, "modelIntensity")
        self.ahead.picked.connect(lambda key: self._give("look_ahead", key))
        self.intensity.picked.connect(lambda key: self._give("intensity", int(key)))
        self.quality.picked.connect(lambda key: self._give("picture_quality", key))

    def _number(self, key: str, words: str) -> None:
        line = self.numbers[key] = QLineEdit()
        line.setValidator(QDoubleValidator(0, 1e9, 2, line))
        self._row(words, line, f"model_{key}")
        line.editingFinished.connect(lambda: self._give_number(key, line.text()))

    def _row(self, words: str, field: QWidget, object_name: str, tip: str = "") -> None:
        label = Words(self._theme, words, px=16, wrap=True)
        label.setBuddy(field)
        name(field, object_name, words or tip, tip or words)
        self._grid.addWidget(label, self._rows, 0)
        if isinstance(field, KeyButton):
            self._grid.addWidget(field, self._rows, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(field, self._rows, 1)
        self._rows += 1

    # --- giving out --------------------------------------------------------------------------

    def _pick(self, what: str, begins: str) -> None:
        chosen = str(self.kinds[what].currentData())
        if chosen == OFFLINE:
            self.changed.emit({what: OFFLINE})
        else:
            self.changed.emit({what: "server", f"{begins}_server": chosen, f"{begins}_url": ""})

    def _give(self, key: str, value: Any) -> None:
        if value != self._settings.get(key):
            self.changed.emit({key: value})

    def _give_number(self, key: str, text: str) -> None:
        now = self._settings.get(key, 0)
        try:
            value = type(now)(float(text.replace(",", ".")))
        except (ValueError, OverflowError):
            value = now
        self._give(key, value)

    def _style(self) -> None:
        lines = [*self.addresses.values(), *self.numbers.values()]
        for widget in (*lines, *self.kinds.values(), *self.models.values()):
            widget.setFont(self._theme.font("sans", 15))
            widget.setFixedHeight(self._theme.px(38))

"""Which sections the settings page has, in their order. May import: the sections. Promises: nothing else
needs to know a section for it to be there."""

from __future__ import annotations

from typing import Final

from somewhere_gui.views.settings.about import AboutSection
from somewhere_gui.views.settings.deciding import DecidingSection
from somewhere_gui.views.settings.fear import FearSection
from somewhere_gui.views.settings.folders import FoldersSection
from somewhere_gui.views.settings.keys import KeysSection
from somewhere_gui.views.settings.language import LanguageSection
from somewhere_gui.views.settings.picture import PictureSection
from somewhere_gui.views.settings.reading import ReadingSection
from somewhere_gui.views.settings.section import Section
from somewhere_gui.views.settings.sound import SoundSection
from somewhere_gui.views.settings.storyteller import StorytellerSection
from somewhere_gui.views.settings.where import WhereSection

SECTIONS: Final[tuple[type[Section], ...]] = (
    StorytellerSection,
    WhereSection,
    ReadingSection,
    DecidingSection,
    FearSection,
    PictureSection,
    SoundSection,
    KeysSection,
    LanguageSection,
    FoldersSection,
    AboutSection,
)

"""The settings page, one module to a section.

May import: Qt, ``theme``, ``settings``, other views. Promises: a further section is a module with a
:class:`somewhere_gui.views.settings.section.Section` and one line in ``sections``.
"""

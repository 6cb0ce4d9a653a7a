"""What Python and PySide would do for every module that is loaded, though nobody needs it.

Importing this module takes effect, so `app` does that first.
"""

from __future__ import annotations

import gc
import sys

#: Most of what is loaded at the start stays, and Python would look through it time and again.
_COLLECT_AFTER = 50_000


def collect_seldom() -> None:
    """Look for what can be let go of less often than Python does by itself."""
    gc.set_threshold(_COLLECT_AFTER)


def _read_no_sources() -> None:
    """Keep PySide from reading the source of each module that is imported.

    It looks there for its own name, to know whether `from __feature__ import` may change how the
    module sees Qt, and `linecache` keeps all that was read. Nothing here uses that, so each module
    is one to be left alone, as PySide takes those that don't name it.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 (untyped module)


_read_no_sources()

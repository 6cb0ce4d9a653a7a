"""Widgets that bind a form of `ui/` to a view-model, and delegates that paint rows."""

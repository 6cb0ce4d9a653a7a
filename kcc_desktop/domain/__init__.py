"""The municipality's front office as frozen dataclasses and pure rules: no database, no window, no
clock of its own.
"""

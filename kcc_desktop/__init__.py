"""KCC Desktop: find any report and say what happened to it."""

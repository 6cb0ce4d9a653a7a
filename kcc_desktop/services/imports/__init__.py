"""Bringing files in: read in a stream, never trusted, gone on with where it stopped."""

"""A believable municipality to try the program with. Nothing outside this package knows of it."""

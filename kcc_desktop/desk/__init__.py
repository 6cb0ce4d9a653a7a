"""Qt plumbing: what every window needs and no service knows of."""

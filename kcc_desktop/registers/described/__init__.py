"""Systems that a description in a file connects, without code: REST, SQL, files, mail."""

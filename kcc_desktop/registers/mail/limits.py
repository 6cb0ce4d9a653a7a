"""How much of a message is read. Whoever sends one decides everything in it but this."""

from __future__ import annotations

#: A message as a whole, in bytes; a larger one is not fetched, only its header is.
MOST_BYTES = 35_000_000
#: The header of a message and of a part, in bytes and lines, and one field, in characters.
MOST_HEADER_BYTES, MOST_HEADER_LINES = 65_536, 1_000
MOST_PART_HEADER_BYTES = 16_384
LONGEST_FIELD = 8_000
#: Parts within parts, and parts in all.
DEEPEST, MOST_PARTS = 50, 200
#: Text: of the body in characters, of one part in bytes.
LONGEST_BODY, MOST_TEXT_BYTES = 200_000, 2_000_000
MOST_HTML_BYTES = 1_000_000
LONGEST_SUBJECT, LONGEST_NAME, LONGEST_ID = 500, 150, 250
MOST_ADDRESSES, MOST_REFERENCES = 100, 50

#: For one message: seconds of the processor, seconds on the clock, and bytes of memory.
SECONDS, PATIENCE_S, MEMORY = 2.0, 20.0, 200_000_000

"""Mailboxes: fetching by IMAP, sending by SMTP, and reading messages without trusting them."""

"""The workspace over SQLAlchemy Core: SQLite and PostgreSQL, one set of tables, one history."""

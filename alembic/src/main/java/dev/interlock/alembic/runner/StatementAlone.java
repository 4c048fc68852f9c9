package dev.interlock.alembic.runner;

import java.util.Optional;

/**
 * A statement outside of a transaction, before it is sent.
 *
 * @param before the statements of the revision that are done before it
 * @param sql as SQLAlchemy gives it to the driver
 * @param text as the server gets it; empty if that is not known
 */
public record StatementAlone(DoneStatements before, String sql, Optional<String> text) {}

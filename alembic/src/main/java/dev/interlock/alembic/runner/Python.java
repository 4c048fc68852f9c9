package dev.interlock.alembic.runner;

import java.nio.file.Path;

/**
 * The Python of a project.
 *
 * @param program the interpreter to start
 * @param origin how it was found, for a message: {@code as the key `python`}
 */
public record Python(Path program, String origin) {}

package dev.interlock.alembic.revision;

/**
 * One line in which the author of a revision says something about it: a comment above the first
 * function, or a line of the docstring.
 *
 * @param text without {@code #} and surrounding spaces
 * @param offset 0-based character offset of {@code text} in the file
 */
public record HeaderLine(String text, int offset) {}

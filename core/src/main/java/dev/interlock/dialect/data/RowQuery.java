package dev.interlock.dialect.data;

/**
 * The queries of one check.
 *
 * @param count one row with two numbers, see {@link DataAnswer.Found}
 * @param samples one column of texts, at most five rows
 */
public record RowQuery(String count, String samples) {}

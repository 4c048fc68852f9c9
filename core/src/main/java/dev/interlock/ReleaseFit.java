package dev.interlock;

/**
 * Whether a release may start on a database.
 *
 * @param release its name
 * @param now on the schema as it is
 * @param afterwards on the schema after the pending migrations of the files
 */
public record ReleaseFit(String release, SchemaFit now, SchemaFit afterwards) {}

package dev.interlock.layout.tool;

/**
 * A new migration file.
 *
 * @param name the file's name, relative to the migrations folder
 * @param content the initial content; without statements, so that it is refused until filled in
 */
public record NewMigrationFile(String name, String content) {}

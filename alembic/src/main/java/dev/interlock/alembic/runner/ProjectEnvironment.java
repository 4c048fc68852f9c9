package dev.interlock.alembic.runner;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The work of {@code env.py} before any revision runs.
 *
 * @param rows the rows of the version table
 * @param settings session settings that it leaves, by their names
 * @param preamble statements with which it makes them, and schemas
 */
public record ProjectEnvironment(
    List<String> rows,
    Map<String, String> settings,
    List<String> preamble,
    String versionTable,
    Optional<String> versionSchema) {

  static ProjectEnvironment of(Json.Fields answer) {
    return new ProjectEnvironment(
        answer.texts("rows"),
        answer.map("settings"),
        answer.texts("preamble"),
        answer.requiredText("version_table"),
        answer.text("version_schema"));
  }
}

package dev.interlock.report.format;

import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.MigrationId;
import dev.interlock.report.Report;
import dev.interlock.report.ReportRenderer;
import java.util.Collection;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * The whole report as JSON, for programs. Fields are added, and never renamed or removed, as long
 * as {@code format} stays the same.
 */
public final class JsonReport implements ReportRenderer {

  private static final int FORMAT = 1;

  @Override
  public String render(Report report) {
    return JsonDocument.of(json -> JsonDocument.object(json, () -> write(report, json)));
  }

  private static void write(Report report, JsonGenerator json) {
    json.writeNumberProperty("format", FORMAT);
    json.writeStringProperty("command", report.command());
    json.writeStringProperty("version", report.version());
    json.writeStringProperty("started", report.started().toString());
    json.writeNumberProperty("duration_ms", report.took().toMillis());
    json.writeNumberProperty("exit_code", report.outcome().exitCode());
    json.writeStringProperty("outcome", report.outcome().meaning());
    json.writeStringProperty("platform", report.platform());
    json.writeStringProperty("folder", report.folder());
    report
        .database()
        .ifPresent(database -> JsonDocument.object(json, "database", () -> write(database, json)));
    JsonDocument.array(json, "summary", report.summary(), JsonGenerator::writeString);
    JsonDocument.array(json, "findings", report.findings(), JsonReport::write);
    JsonDocument.array(json, "applied", report.done(), JsonReport::write);
    JsonDocument.array(json, "not_applied", report.left(), JsonReport::write);
    JsonDocument.array(json, "plan", report.plan(), JsonReport::write);
    JsonDocument.array(json, "migrations", report.migrations(), JsonReport::write);
    JsonDocument.array(json, "steps", report.steps(), JsonReport::write);
  }

  private static void write(Report.Database database, JsonGenerator json) {
    json.writeStringProperty("host", database.host());
    json.writeStringProperty("name", database.name());
    json.writeStringProperty("server", database.server());
  }

  private static void write(JsonGenerator json, Finding finding) {
    JsonDocument.object(
        json,
        () -> {
          json.writeStringProperty("code", finding.code().id());
          json.writeStringProperty("title", finding.code().title());
          json.writeStringProperty("severity", word(finding.severity()));
          json.writeStringProperty("message", finding.message());
          finding
              .place()
              .ifPresent(place -> JsonDocument.object(json, "place", () -> write(place, json)));
          JsonDocument.array(json, "notes", finding.notes(), JsonGenerator::writeString);
          finding.help().ifPresent(help -> json.writeStringProperty("help", help));
          json.writeStringProperty("explain", "interlock explain " + finding.code().id());
        });
  }

  private static void write(Place place, JsonGenerator json) {
    json.writeStringProperty("file", place.file());
    if (place.line() > 0) {
      json.writeNumberProperty("line", place.line());
    }
    if (place.column() > 0) {
      json.writeNumberProperty("column", place.column());
    }
    place
        .excerpt()
        .ifPresent(excerpt -> {
          json.writeStringProperty("text", excerpt.text());
          json.writeNumberProperty("length", excerpt.length());
        });
  }

  private static void write(JsonGenerator json, Report.Planned planned) {
    JsonDocument.object(
        json,
        () -> {
          json.writeStringProperty("id", planned.id().toString());
          json.writeStringProperty("file", planned.file());
          json.writeStringProperty("direction", word(planned.direction()));
          json.writeStringProperty("sql", planned.sql());
          planned
              .work()
              .ifPresent(work -> JsonDocument.object(json, "work", () -> write(work, json)));
        });
  }

  private static void write(Report.TableWork work, JsonGenerator json) {
    work.lock().ifPresent(lock -> json.writeStringProperty("lock", lock.word()));
    JsonDocument.array(json, "locked", work.locked(), JsonGenerator::writeString);
    JsonDocument.array(json, "rewritten", work.rewritten(), JsonGenerator::writeString);
    JsonDocument.array(json, "scanned", work.scanned(), JsonGenerator::writeString);
  }

  private static void write(JsonGenerator json, Report.Node node) {
    JsonDocument.object(
        json,
        () -> {
          json.writeStringProperty("id", node.id().toString());
          json.writeStringProperty("file", node.file());
          ids(json, "parents", node.parents());
          json.writeStringProperty("state", word(node.state()));
        });
  }

  private static void write(JsonGenerator json, Report.Step step) {
    JsonDocument.object(
        json,
        () -> {
          json.writeStringProperty("name", step.name());
          json.writeNumberProperty("after_ms", step.after().toMillis());
          json.writeNumberProperty("duration_ms", step.took().toMillis());
          json.writeStringProperty("state", word(step.state()));
        });
  }

  private static void write(JsonGenerator json, MigrationId id) {
    json.writeString(id.toString());
  }

  private static void ids(JsonGenerator json, String name, Collection<MigrationId> ids) {
    JsonDocument.array(json, name, ids, JsonReport::write);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

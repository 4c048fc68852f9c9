package dev.interlock.cli.command;

import dev.interlock.cli.output.Counted;
import dev.interlock.cli.project.ProjectReading;
import dev.interlock.finding.text.Ink;
import dev.interlock.finding.text.TextWidth;
import dev.interlock.gate.diagnosis.Diagnosis;
import dev.interlock.gate.diagnosis.LogDiagnosis;
import dev.interlock.gate.diagnosis.ReportingTool;
import dev.interlock.project.diagnosis.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The errors of a log with their causes, and what was looked at.
 *
 * @param reading the project and its database; empty if they say nothing about these errors
 */
record DiagnosisText(LogDiagnosis log, Optional<ProjectReading> reading) {

  /** A line of a log may be as long as the statement that failed. */
  private static final int LONGEST_LINE = 240;

  private static final String KNOWN =
      Stream.of(ReportingTool.values())
          .map(ReportingTool::product)
          .collect(Collectors.joining(", "));

  /** Returns lines for people, with a line end after each. */
  String text(Ink ink, TextWidth width) {
    var lines = new ArrayList<String>();
    for (Diagnosis error : log.errors()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      describe(error, ink, width, lines);
    }
    if (log.errors().isEmpty()) {
      unknown(ink, width, lines);
    }
    lines.add("");
    wrapped(ink.faint("looked at: "), 11, String.join(", ", lookedAt()), width, lines);
    notReached().forEach(part -> wrapped(ink.faint("not reached: "), 13, part, width, lines));
    return String.join("\n", lines) + "\n";
  }

  private void describe(Diagnosis error, Ink ink, TextWidth width, List<String> lines) {
    Evidence evidence = evidence(error);
    lines.add(ink.bold("line " + error.line() + ": " + shortened(error.text())));
    wrapped(ink.red("cause: "), 7, cause(error, evidence), width, lines);
    evidence.notes().forEach(note -> wrapped(ink.blue("   = "), 5, note, width, lines));
    wrapped(ink.green("help: "), 6, remedy(error, evidence), width, lines);
  }

  private void unknown(Ink ink, TextWidth width, List<String> lines) {
    lines.add(
        log.unknown()
            .map(error -> ink.bold("line " + error.line() + ": " + shortened(error.text())))
            .orElse("no error was found in the log"));
    log.unknown()
        .ifPresent(error ->
            wrapped(
                ink.red("cause: "),
                7,
                "unknown: no line of the log has an error that Interlock knows.",
                width,
                lines));
    wrapped(ink.green("help: "), 6, "Interlock knows errors of " + KNOWN + ".", width, lines);
  }

  private static void wrapped(
      String before, int columns, String text, TextWidth width, List<String> lines) {
    List<String> wrapped = width.wrap(text, columns, columns);
    lines.add(before + wrapped.getFirst());
    lines.addAll(wrapped.subList(1, wrapped.size()));
  }

  private static String shortened(String line) {
    String text = line.strip();
    return text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text;
  }

  private Evidence evidence(Diagnosis error) {
    return reading.map(known -> known.state().about(error)).orElse(Evidence.NONE);
  }

  private static String cause(Diagnosis error, Evidence evidence) {
    return evidence.cause().orElseGet(error::explanation);
  }

  private static String remedy(Diagnosis error, Evidence evidence) {
    return evidence.remedy().orElseGet(error::remedy);
  }

  private List<String> lookedAt() {
    var parts = new ArrayList<String>();
    parts.add(Counted.of(log.lines(), "line") + " of the log");
    reading.ifPresent(known -> parts.addAll(known.lookedAt()));
    return parts;
  }

  private List<String> notReached() {
    return reading.map(ProjectReading::notReached).orElse(List.of());
  }

  /** Returns maps and lists for a document. */
  Map<String, Object> json() {
    var document = new LinkedHashMap<String, Object>();
    document.put("errors", log.errors().stream().map(this::json).toList());
    log.unknown()
        .ifPresent(error -> {
          var fields = new LinkedHashMap<String, Object>();
          fields.put("line", error.line());
          fields.put("text", shortened(error.text()));
          document.put("unknown", fields);
        });
    document.put("lookedAt", lookedAt());
    document.put("notReached", notReached());
    return document;
  }

  private Map<String, Object> json(Diagnosis error) {
    Evidence evidence = evidence(error);
    var fields = new LinkedHashMap<String, Object>();
    fields.put("cause", error.cause().id());
    fields.put("tool", error.tool().product());
    error.subject().ifPresent(name -> fields.put("subject", name));
    error.owner().ifPresent(name -> fields.put("table", name));
    fields.put("line", error.line());
    fields.put("text", shortened(error.text()));
    fields.put("explanation", cause(error, evidence));
    fields.put("notes", evidence.notes());
    fields.put("help", remedy(error, evidence));
    return fields;
  }
}

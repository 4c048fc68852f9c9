package dev.interlock.report.format;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import dev.interlock.report.Report;
import dev.interlock.report.ReportRenderer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/**
 * The findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), as GitHub's code
 * scanning reads it: relative URIs, a fingerprint for each result, and the page of each code as the
 * help of its rule.
 */
public final class SarifReport implements ReportRenderer {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  /** The base of the URIs; its value is the root of the repository, which the reader knows. */
  private static final String ROOT = "%SRCROOT%";

  /** A link to another page, which leads nowhere outside the documentation. */
  private static final Pattern RELATIVE_LINK =
      Pattern.compile("\\[([^\\]]+)\\]\\((?!https?:)[^)]*\\)");

  private final Function<Code, String> pages;

  /**
   * @param pages the page of each code, in Markdown
   */
  public SarifReport(Function<Code, String> pages) {
    this.pages = pages;
  }

  @Override
  public String render(Report report) {
    return JsonDocument.of(json ->
        JsonDocument.object(
            json,
            () -> {
              json.writeStringProperty("$schema", SCHEMA);
              json.writeStringProperty("version", "2.1.0");
              JsonDocument.array(json, "runs", List.of(report), this::writeRun);
            }));
  }

  private void writeRun(JsonGenerator json, Report report) {
    List<Code> rules = report.findings().stream().map(Finding::code).distinct().sorted().toList();
    JsonDocument.object(
        json,
        () -> {
          JsonDocument.object(
              json,
              "tool",
              () -> JsonDocument.object(json, "driver", () -> writeDriver(json, report, rules)));
          JsonDocument.object(
              json,
              "automationDetails",
              () -> json.writeStringProperty("id", "interlock/%s/".formatted(report.command())));
          json.writeStringProperty("columnKind", "utf16CodeUnits");
          JsonDocument.array(json, "invocations", List.of(report), SarifReport::writeInvocation);
          writeResults(json, report, rules);
        });
  }

  private void writeDriver(JsonGenerator json, Report report, List<Code> rules) {
    json.writeStringProperty("name", "Interlock");
    json.writeStringProperty("version", report.version());
    JsonDocument.array(json, "rules", rules, this::writeRule);
  }

  private void writeRule(JsonGenerator json, Code code) {
    JsonDocument.object(
        json,
        () -> {
          json.writeStringProperty("id", code.id());
          json.writeStringProperty("name", camelCase(code));
          message(json, "shortDescription", code.title());
          JsonDocument.object(
              json,
              "help",
              () -> {
                json.writeStringProperty("text", "See `interlock explain %s`.".formatted(code));
                json.writeStringProperty(
                    "markdown", RELATIVE_LINK.matcher(pages.apply(code)).replaceAll("$1"));
              });
        });
  }

  private static void writeInvocation(JsonGenerator json, Report report) {
    JsonDocument.object(
        json,
        () -> {
          json.writeBooleanProperty("executionSuccessful", report.outcome().isSuccess());
          json.writeNumberProperty("exitCode", report.outcome().exitCode());
          json.writeStringProperty("exitCodeDescription", report.outcome().meaning());
          json.writeStringProperty("startTimeUtc", report.started().toString());
          json.writeStringProperty("endTimeUtc", report.started().plus(report.took()).toString());
        });
  }

  private static void writeResults(JsonGenerator json, Report report, List<Code> rules) {
    List<String> fingerprints = FindingDetails.fingerprints(report);
    json.writeArrayPropertyStart("results");
    for (int i = 0; i < report.findings().size(); i++) {
      Finding finding = report.findings().get(i);
      String fingerprint = fingerprints.get(i);
      JsonDocument.object(
          json,
          () -> {
            json.writeStringProperty("ruleId", finding.code().id());
            json.writeNumberProperty("ruleIndex", rules.indexOf(finding.code()));
            json.writeStringProperty("level", level(finding.severity()));
            message(json, "message", FindingDetails.text(finding));
            JsonDocument.array(
                json,
                "locations",
                finding.place().stream().toList(),
                (at, place) ->
                    writeLocation(at, place, FindingDetails.path(report, finding).orElseThrow()));
            JsonDocument.object(
                json,
                "partialFingerprints",
                () -> json.writeStringProperty("interlock/v1", fingerprint));
          });
    }
    json.writeEndArray();
  }

  private static void writeLocation(JsonGenerator json, Place place, String path) {
    JsonDocument.object(
        json,
        () ->
            JsonDocument.object(
                json,
                "physicalLocation",
                () -> {
                  JsonDocument.object(
                      json,
                      "artifactLocation",
                      () -> {
                        json.writeStringProperty("uri", uri(path));
                        if (!path.startsWith("/")) {
                          json.writeStringProperty("uriBaseId", ROOT);
                        }
                      });
                  if (place.line() > 0) {
                    JsonDocument.object(json, "region", () -> writeRegion(json, place));
                  }
                }));
  }

  private static void writeRegion(JsonGenerator json, Place place) {
    json.writeNumberProperty("startLine", place.line());
    if (place.column() > 0) {
      json.writeNumberProperty("startColumn", place.column());
    }
    place
        .excerpt()
        .ifPresent(excerpt -> {
          json.writeNumberProperty("endColumn", place.column() + excerpt.length());
          message(json, "snippet", excerpt.text());
        });
  }

  private static void message(JsonGenerator json, String name, String text) {
    JsonDocument.object(json, name, () -> json.writeStringProperty("text", text));
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }

  /**
   * Returns a path as a URI reference (RFC 3986): absolute with the scheme {@code file}, or else
   * relative. What stands before a colon in the first name would be a scheme (section 4.2).
   */
  private static String uri(String path) {
    boolean isAbsolute = path.startsWith("/");
    String safe = path.replaceFirst("/.*", "").contains(":") ? "./" + path : path;
    try {
      return new URI(isAbsolute ? "file" : null, isAbsolute ? "" : null, safe, null, null)
          .toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a path: " + path, e);
    }
  }

  /** SARIF recommends a name in Pascal case for every rule. */
  private static String camelCase(Code code) {
    return Stream.of(code.name().split("_", -1))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}

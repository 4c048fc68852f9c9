package dev.interlock.cli.command;

import dev.interlock.ReleaseFit;
import dev.interlock.SchemaFit;
import dev.interlock.finding.Finding;
import dev.interlock.history.MigrationId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The releases that may start on a schema, in words. */
final class ReleaseText {

  private static final String GAP = "  ";

  private ReleaseText() {}

  /** Returns a table with a line for each release, and then the reasons of the refusals. */
  static String of(List<ReleaseFit> releases) {
    var text = new StringBuilder();
    List<List<String>> rows =
        releases.stream()
            .map(each -> List.of(each.release(), words(each.now()), words(each.afterwards())))
            .toList();
    int name = width(rows, 0, "release");
    int now = width(rows, 1, "now");
    text.append(row(List.of("release", "now", "after the pending migrations"), name, now));
    rows.forEach(row -> text.append(row(row, name, now)));
    for (ReleaseFit release : releases) {
      reasons(release).forEach(reason -> text.append(reason(release.release(), reason)));
    }
    return text.toString();
  }

  private static int width(List<List<String>> rows, int column, String title) {
    return rows.stream()
        .mapToInt(row -> row.get(column).length())
        .reduce(title.length(), Math::max);
  }

  private static String row(List<String> cells, int name, int now) {
    return padded(cells.get(0), name) + GAP + padded(cells.get(1), now) + GAP + cells.get(2) + "\n";
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String words(SchemaFit fit) {
    return switch (fit) {
      case SchemaFit.Starts starts -> "starts";
      case SchemaFit.Migrates(List<MigrationId> pending) -> "runs " + ids(pending);
      case SchemaFit.Refused refused -> "refused";
      case SchemaFit.Unknown unknown -> "unknown";
    };
  }

  private static String ids(List<MigrationId> pending) {
    return pending.size() > 3
        ? "%s to %s".formatted(pending.getFirst(), pending.getLast())
        : pending.stream().map(MigrationId::toString).collect(Collectors.joining(", "));
  }

  private static Set<Finding> reasons(ReleaseFit release) {
    var reasons = new LinkedHashSet<>(reasons(release.now()));
    reasons.addAll(reasons(release.afterwards()));
    return reasons;
  }

  private static List<Finding> reasons(SchemaFit fit) {
    return switch (fit) {
      case SchemaFit.Starts starts -> List.of();
      case SchemaFit.Migrates migrates -> List.of();
      case SchemaFit.Refused(List<Finding> why) -> why.stream().filter(Finding::isError).toList();
      case SchemaFit.Unknown(List<Finding> why) -> why;
    };
  }

  private static String reason(String release, Finding finding) {
    var text =
        new StringBuilder("%s: %s [%s]\n".formatted(release, finding.message(), finding.code()));
    finding.notes().forEach(note -> text.append("   = ").append(note).append('\n'));
    return text.toString();
  }

  static List<Map<String, Object>> json(List<ReleaseFit> releases) {
    return releases.stream().map(ReleaseText::json).toList();
  }

  private static Map<String, Object> json(ReleaseFit release) {
    var json = new LinkedHashMap<String, Object>();
    json.put("release", release.release());
    json.put("now", json(release.now()));
    json.put("after_pending", json(release.afterwards()));
    return json;
  }

  private static Map<String, Object> json(SchemaFit fit) {
    var json = new LinkedHashMap<String, Object>();
    switch (fit) {
      case SchemaFit.Starts starts -> json.put("result", "starts");
      case SchemaFit.Migrates(List<MigrationId> pending) -> {
        json.put("result", "migrates");
        json.put("pending", pending.stream().map(MigrationId::toString).toList());
      }
      case SchemaFit.Refused refused -> json.put("result", "refused");
      case SchemaFit.Unknown unknown -> json.put("result", "unknown");
    }
    List<Finding> reasons = reasons(fit);
    if (!reasons.isEmpty()) {
      json.put("findings", reasons.stream().map(ReleaseText::json).toList());
    }
    return json;
  }

  private static Map<String, Object> json(Finding finding) {
    var json = new LinkedHashMap<String, Object>();
    json.put("code", finding.code().id());
    json.put("message", finding.message());
    json.put("notes", finding.notes());
    return json;
  }
}

package dev.interlock.cli.command;

import dev.interlock.event.text.Seconds;
import dev.interlock.finding.Code;
import dev.interlock.history.Printable;
import dev.interlock.ledger.RunEvent;
import dev.interlock.timeline.Incident;
import dev.interlock.timeline.RecordedRun;
import dev.interlock.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A timeline as a document. Times are in UTC, by the database's clock.
 *
 * @param hidden the number of earlier runs that are left out
 */
record TimelineText(Timeline timeline, int hidden) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** A silence in an incident that is worth a line. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private static final int SHORT_COMMIT = 8;

  private static final int LISTED = 3;

  String text() {
    if (timeline.runs().isEmpty()) {
      return "no runs are recorded%s\n".formatted(hidden == 0 ? "" : " in that time");
    }
    var text = new StringBuilder();
    if (hidden > 0) {
      text.append("(%d other runs; `--last N` or `--since TIME` shows them)\n".formatted(hidden));
    }
    Optional<Instant> before = Optional.empty();
    for (RecordedRun run : timeline.runs()) {
      before
          .filter(end -> isInIncident(run))
          .flatMap(end -> silence(end, run))
          .ifPresent(text::append);
      run.events().forEach(event -> text.append(line(event)));
      before = Optional.of(run.ended());
    }
    timeline.incidents().forEach(incident -> text.append(words(incident)).append('\n'));
    titles().forEach((code, title) -> text.append("%s  %s\n".formatted(code, title)));
    return text.toString();
  }

  private boolean isInIncident(RecordedRun run) {
    return timeline.incidents().stream()
        .anyMatch(incident ->
            incident.failed().indexOf(run) > 0 || incident.recovery().equals(Optional.of(run)));
  }

  private static Optional<String> silence(Instant before, RecordedRun run) {
    Duration silence = Duration.between(before, run.started());
    return silence.compareTo(SILENCE) < 0
        ? Optional.empty()
        : Optional.of("%22s(%s without a run)\n".formatted("", length(silence)));
  }

  private static String line(RunEvent event) {
    return "%s  %-9s %-11s %8s  %-8s  %s"
            .formatted(
                TIME.format(event.ended()),
                Printable.of(event.command()),
                Printable.of(event.outcome()),
                Seconds.shown(event.took()),
                release(event),
                what(event))
            .stripTrailing()
        + "\n";
  }

  private static String release(RunEvent event) {
    String release = Printable.of(event.release().orElse(""));
    return release.matches("[0-9a-f]{40}") ? release.substring(0, SHORT_COMMIT) : release;
  }

  /** Returns the finding of a failure, or the migrations of a success. */
  private static String what(RunEvent event) {
    if (!event.details().isEmpty()) {
      return Printable.of(event.details());
    }
    List<String> ids = event.recorded();
    if (ids.isEmpty() || !event.outcome().equals("done")) {
      return "";
    }
    return ids.size() <= LISTED
        ? String.join(", ", ids)
        : "%s … %s (%d migrations)".formatted(ids.getFirst(), ids.getLast(), ids.size());
  }

  /** Returns the titles of the findings that are shown, because the record has no sentences. */
  private Map<String, String> titles() {
    var titles = new TreeMap<String, String>();
    timeline.runs().stream()
        .flatMap(run -> run.events().stream())
        .map(TimelineText::code)
        .flatMap(Optional::stream)
        .forEach(code -> titles.put(code.id(), code.title()));
    return titles;
  }

  private static Optional<Code> code(RunEvent event) {
    String word = event.details().split(" ", 2)[0];
    return Code.withId(word);
  }

  private static String words(Incident incident) {
    int failed = incident.failed().size();
    String runs = failed == 1 ? "1 run failed" : failed + " runs failed";
    String length = length(incident.length());
    String end =
        incident
            .recovery()
            .map(run -> ", %s first success: %s".formatted(TIME.format(run.ended()), length))
            .orElseGet(() ->
                failed == 1
                    ? ", no success yet"
                    : ", no success yet: %s until the last failure".formatted(length));
    return "incident: %s first failure%s, %s"
        .formatted(TIME.format(incident.failed().getFirst().ended()), end, runs);
  }

  /** Formats a length of time, such as {@code 16 min 29 s}. */
  static String length(Duration time) {
    var parts = new ArrayList<String>();
    add(parts, time.toDays(), "d");
    add(parts, time.toHoursPart(), "h");
    add(parts, time.toMinutesPart(), "min");
    add(parts, time.toSecondsPart(), "s");
    return parts.isEmpty()
        ? "less than 1 s"
        : String.join(" ", parts.subList(0, Math.min(2, parts.size())));
  }

  private static void add(List<String> parts, long amount, String unit) {
    if (amount > 0) {
      parts.add(amount + " " + unit);
    }
  }

  String markdown() {
    var text =
        new StringBuilder("# Timeline\n\nTimes are in UTC, by the clock of the database.\n\n");
    if (timeline.runs().isEmpty()) {
      return text.append("No runs are recorded%s.\n".formatted(hidden == 0 ? "" : " in that time"))
          .toString();
    }
    timeline
        .incidents()
        .forEach(incident -> text.append("- ").append(words(incident)).append('\n'));
    text.append(timeline.incidents().isEmpty() ? "" : "\n");
    text.append("| ended | command | outcome | took | release | finding or migrations |\n");
    text.append("|---|---|---|---|---|---|\n");
    for (RecordedRun run : timeline.runs()) {
      for (RunEvent event : run.events()) {
        text.append(
            List.of(
                    TIME.format(event.ended()),
                    event.command(),
                    event.outcome(),
                    Seconds.shown(event.took()),
                    release(event),
                    what(event))
                .stream()
                .map(cell -> Printable.of(cell).replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
      }
    }
    text.append(titles().isEmpty() ? "" : "\n");
    titles().forEach((code, title) -> text.append("- %s: %s\n".formatted(code, title)));
    return text.toString();
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put(
        "events",
        timeline.runs().stream()
            .flatMap(run -> run.events().stream())
            .map(TimelineText::json)
            .toList());
    json.put("incidents", timeline.incidents().stream().map(TimelineText::json).toList());
    json.put("hidden_runs", hidden);
    return json;
  }

  private static Map<String, Object> json(RunEvent event) {
    var json = new LinkedHashMap<String, Object>();
    json.put("run", event.run());
    json.put("command", event.command());
    json.put("host", event.host());
    event.release().ifPresent(release -> json.put("release", release));
    json.put("started", event.started());
    json.put("ended", event.ended());
    json.put("milliseconds", event.took().toMillis());
    json.put("outcome", event.outcome());
    json.put("failed", event.isFailure());
    code(event)
        .ifPresent(code -> {
          json.put("code", code.id());
          json.put("title", code.title());
        });
    if (!event.details().isEmpty()) {
      json.put("details", event.details());
    }
    json.put("migrations", event.recorded());
    return json;
  }

  private static Map<String, Object> json(Incident incident) {
    var json = new LinkedHashMap<String, Object>();
    json.put("first_failure", incident.failed().getFirst().ended());
    json.put("last_failure", incident.failed().getLast().ended());
    incident.recovery().ifPresent(run -> json.put("first_success", run.ended()));
    json.put("seconds", incident.length().toSeconds());
    json.put("failed_runs", incident.failed().size());
    return json;
  }
}

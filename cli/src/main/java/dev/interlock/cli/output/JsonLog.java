package dev.interlock.cli.output;

import dev.interlock.cli.line.Verbosity;
import dev.interlock.event.Event;
import dev.interlock.event.text.Line;
import dev.interlock.event.text.Narrator;
import dev.interlock.finding.Finding;
import dev.interlock.gate.environment.Redactor;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One JSON object per line, with the names that log collectors know: time, level, message. */
final class JsonLog implements Log {

  private final PrintStream out;
  private final Redactor redactor;
  private final InstantSource clock;
  private final Verbosity verbosity;

  JsonLog(PrintStream out, Redactor redactor, InstantSource clock, Verbosity verbosity) {
    this.out = out;
    this.redactor = redactor;
    this.clock = clock;
    this.verbosity = verbosity;
  }

  @Override
  public void say(String message) {
    print(Line.info(message));
  }

  @Override
  public void report(Finding finding) {
    print(Narrator.finding(finding));
  }

  @Override
  public void times(StepTimes times) {
    print(
        Line.info(StartSummary.line(times))
            .with("event", "prepared")
            .with("duration_ms", times.elapsed().toMillis())
            .with("steps", times.steps().stream().map(JsonLog::fields).toList()));
  }

  /** A step without an end is still at work, or has failed. */
  private static Map<String, Object> fields(StepTimes.Step step) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", step.name());
    fields.put("after_ms", step.after().toMillis());
    step.took().ifPresent(took -> fields.put("duration_ms", took.toMillis()));
    return fields;
  }

  @Override
  public void on(Event event) {
    print(Narrator.line(event));
  }

  private synchronized void print(Line line) {
    if (line.level().compareTo(threshold()) >= 0) {
      out.println(object(line));
      out.flush();
    }
  }

  private Line.Level threshold() {
    return switch (verbosity) {
      case QUIET -> Line.Level.WARN;
      case NORMAL -> Line.Level.INFO;
      case VERBOSE -> Line.Level.DEBUG;
    };
  }

  private String object(Line line) {
    var object = new LinkedHashMap<String, Object>();
    object.put("time", clock.instant().toString());
    object.put("level", line.level().name().toLowerCase(Locale.ROOT));
    object.put("message", redactor.redact(line.message()));
    line.fields().forEach((name, value) -> object.put(name, redacted(value)));
    return JsonValue.of(object);
  }

  /** Redacts before escaping, because an escaped secret would no longer match. */
  private Object redacted(Object value) {
    return switch (value) {
      case Number number -> number;
      case List<?> list -> list.stream().map(this::redacted).toList();
      case Map<?, ?> map -> {
        var fields = new LinkedHashMap<String, Object>();
        map.forEach((name, each) -> fields.put(name.toString(), redacted(each)));
        yield fields;
      }
      default -> redactor.redact(value.toString());
    };
  }
}

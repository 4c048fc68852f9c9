package dev.interlock.cli.output;

import dev.interlock.cli.Verbosity;
import dev.interlock.environment.Redactor;
import dev.interlock.event.Event;
import dev.interlock.finding.Finding;
import java.io.PrintStream;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One JSON object per line, with the names that log collectors know: time, level, message. */
final class JsonLog implements Log {

  private final PrintStream out;
  private final Redactor redactor;
  private final InstantSource clock;
  private final Verbosity verbosity;
  private final JsonFactory json = new JsonFactory();

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
    var text = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), text)) {
      generator.writeStartObject();
      generator.writeStringProperty("time", clock.instant().toString());
      generator.writeStringProperty("level", line.level().name().toLowerCase(Locale.ROOT));
      generator.writeStringProperty("message", redactor.redact(line.message()));
      line.fields().forEach((name, value) -> write(generator, name, value));
      generator.writeEndObject();
    }
    return text.toString();
  }

  private void write(JsonGenerator generator, String name, Object value) {
    generator.writeName(name);
    switch (value) {
      case Number number -> generator.writeNumber(number.longValue());
      case List<?> list -> {
        generator.writeStartArray();
        list.forEach(element -> generator.writeString(redactor.redact(element.toString())));
        generator.writeEndArray();
      }
      default -> generator.writeString(redactor.redact(value.toString()));
    }
  }
}

package dev.interlock.report.format;

import java.io.StringWriter;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** A JSON document, indented by two spaces, with {@code \n} as line end on every system. */
final class JsonDocument {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonDocument() {}

  static String of(Consumer<JsonGenerator> value) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(new Indented(), text)) {
      value.accept(json);
    }
    return text + "\n";
  }

  static void object(JsonGenerator json, String name, Runnable members) {
    json.writeName(name);
    object(json, members);
  }

  static void object(JsonGenerator json, Runnable members) {
    json.writeStartObject();
    members.run();
    json.writeEndObject();
  }

  static <T> void array(
      JsonGenerator json,
      String name,
      Collection<T> elements,
      BiConsumer<JsonGenerator, T> element) {
    json.writeName(name);
    array(json, elements, element);
  }

  static <T> void array(
      JsonGenerator json, Collection<T> elements, BiConsumer<JsonGenerator, T> element) {
    json.writeStartArray();
    elements.forEach(each -> element.accept(json, each));
    json.writeEndArray();
  }

  private static final class Indented extends ObjectWriteContext.Base {

    private static final Separators COMPACT =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter(COMPACT).withObjectIndenter(LINES).withArrayIndenter(LINES);
    }
  }
}

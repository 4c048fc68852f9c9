package dev.interlock.json;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One JSON value on one line. */
final class JsonText {

  private final JsonFactory json = new JsonFactory();

  String of(Consumer<JsonGenerator> value) {
    var text = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), text)) {
      value.accept(generator);
    }
    return text.toString();
  }
}

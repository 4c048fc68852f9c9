package dev.interlock.dist;

import java.io.StringWriter;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The bill of materials of the program with its runtime, as CycloneDX (ECMA-424) writes it. */
final class BillOfMaterials {

  private static final int TOP = 1;

  private BillOfMaterials() {}

  /**
   * Adds this Java as a component.
   *
   * @param libraries the bill that Maven's plugin made of the program's libraries
   */
  static String withRuntime(Path libraries) {
    var text = new StringWriter();
    var json = new JsonFactory();
    try (var in = json.createParser(ObjectReadContext.empty(), libraries);
        var out = json.createGenerator(ObjectWriteContext.empty(), text)) {
      copy(in, out);
    }
    return text + "\n";
  }

  private static void copy(JsonParser in, JsonGenerator out) {
    int depth = 0;
    var added = false;
    for (var token = in.nextToken(); token != null; token = in.nextToken()) {
      out.copyCurrentEvent(in);
      if (token.isStructStart()) {
        depth++;
        if (depth == TOP + 1
            && token == JsonToken.START_ARRAY
            && "components".equals(in.currentName())) {
          runtime(out);
          added = true;
        }
      } else if (token.isStructEnd()) {
        depth--;
      }
    }
    if (!added) {
      throw new IllegalArgumentException("a bill of materials without components");
    }
  }

  private static void runtime(JsonGenerator out) {
    var version = Runtime.version().toString();
    out.writeStartObject();
    out.writeStringProperty("type", "platform");
    out.writeStringProperty("bom-ref", "java-runtime-" + version);
    out.writeStringProperty("publisher", System.getProperty("java.vendor"));
    out.writeStringProperty("name", System.getProperty("java.runtime.name"));
    out.writeStringProperty("version", version);
    out.writeArrayPropertyStart("licenses");
    out.writeStartObject();
    out.writeStringProperty("expression", "GPL-2.0-only WITH Classpath-exception-2.0");
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
  }
}

package dev.interlock.acceptance;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a text that must consist of JSON documents. */
final class Json {

  private Json() {}

  /** The first token of each document in the text; fails if the text contains anything else. */
  static List<JsonToken> documents(String text) {
    var documents = new ArrayList<JsonToken>();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        documents.add(token);
        parser.skipChildren();
      }
    }
    return documents;
  }
}

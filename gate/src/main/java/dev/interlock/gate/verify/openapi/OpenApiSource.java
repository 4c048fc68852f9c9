package dev.interlock.gate.verify.openapi;

/** The origin of an OpenAPI document. */
public sealed interface OpenApiSource {

  /** The document as messages name it. */
  String name();

  /** A path of the service. */
  record OfService(String path) implements OpenApiSource {
    @Override
    public String name() {
      return path;
    }
  }

  /** The text of a file. */
  record OfFile(String name, String text) implements OpenApiSource {}
}

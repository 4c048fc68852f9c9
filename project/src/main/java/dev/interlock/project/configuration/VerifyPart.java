package dev.interlock.project.configuration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The parts of {@code verify} that are no single values. */
enum VerifyPart {
  REQUESTS(
      "requests that know nothing of each other; the first shows whether the service is ready"),
  FLOWS("lists of requests by name; values of an answer are used in the next requests"),
  CORS("the web origins whose pages may call the service"),
  OPENAPI("the service's OpenAPI document, whose operations are called");

  private final String description;

  VerifyPart(String description) {
    this.description = description;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String path() {
    return "verify." + key();
  }

  String description() {
    return description;
  }

  static Optional<VerifyPart> at(String path) {
    return Arrays.stream(values()).filter(part -> part.path().equals(path)).findFirst();
  }
}

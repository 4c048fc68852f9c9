package dev.interlock.project.configuration;

import java.util.Locale;

/** The keys of {@code verify.openapi}. */
enum OpenApiKey implements GroupKey {
  DOCUMENT("the path of the document on the service; by default `/openapi.json`"),
  SCHEMA("`warn` (the default) or `refuse`, where an answer does not fit its declared schema"),
  UNSAFE(
      "`allow` or `refuse` calls that may change something; `auto` (the default) allows them for a"
          + " service on this machine whose database is not production"),
  SKIP("operations that are not called, such as `GET /admin/*`"),
  HEADERS("headers of every call");

  private final String description;

  OpenApiKey(String description) {
    this.description = description;
  }

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String description() {
    return description;
  }
}

package dev.interlock.project.configuration;

import java.util.Locale;

/** The keys of {@code verify.cors}. */
enum CorsKey implements GroupKey {
  PATH("the path that pages call; by default `/`"),
  METHOD("the method that pages use; by default GET"),
  HEADERS("headers that pages set"),
  CREDENTIALS("`true` if pages send cookies or other credentials"),
  ORIGINS("web origins whose pages may call the service: a list, or `${NAME}`"),
  UNDECLARED(
      "an origin whose pages may not call it; by default `https://undeclared-origin.example`");

  private final String description;

  CorsKey(String description) {
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

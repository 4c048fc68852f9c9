package dev.interlock.project.configuration;

import java.util.Locale;

/** The keys of a request below {@code verify.requests} and {@code verify.flows}. */
enum RequestKey implements GroupKey {
  GET("the path, if the method is GET"),
  HEAD("the path, if the method is HEAD"),
  POST("the path, if the method is POST"),
  PUT("the path, if the method is PUT"),
  PATCH("the path, if the method is PATCH"),
  DELETE("the path, if the method is DELETE"),
  OPTIONS("the path, if the method is OPTIONS"),
  HEADERS("headers of the request"),
  BODY("the body, sent as JSON"),
  FORM("the body, sent as the fields of a form"),
  STATUS("the expected status, or several; by default any from 200 to 299"),
  ANSWER_HEADERS("expected headers of the answer"),
  JSON("fields that the answer must have, at every depth; it may have more"),
  JSON_EXACT("the JSON that the answer must equal"),
  JSON_AT("expected values by their JSON Pointer, such as `/user/id: 1`"),
  JSON_TYPES("expected types by their JSON Pointer, such as `/timestamp: string`"),
  KEEP("in a flow: JSON Pointers of values that the next requests use, by the name in `${NAME}`");

  private final String description;

  RequestKey(String description) {
    this.description = description;
  }

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String description() {
    return description;
  }

  /** Whether the key is a method, with the path as its value. */
  boolean isMethod() {
    return compareTo(OPTIONS) <= 0;
  }
}

package dev.interlock.project.configuration;

import java.util.Arrays;
import java.util.List;

/** The keys of one variable's rule below {@code env}; documentation and schema follow this list. */
enum RuleKey {
  REQUIRED("required", "`true`: the variable must be set; this is the default"),
  OPTIONAL("optional", "what happens when the variable is not set, or `true`"),
  SECRET("secret", "`true`: the value is never shown"),
  PATTERN("pattern", "a regular expression that the whole value must match"),
  ONE_OF("one-of", "the allowed values"),
  ORIGINS("origins", "`true`: the value is a list of web origins"),
  DATABASE("database", "`true`, or `allowed` and `forbidden` hosts: the value is a database URL"),
  SEVERITY("severity", "`warning` to go on although the value breaks a rule");

  static final String ALLOWED_HOSTS = "allowed";
  static final String FORBIDDEN_HOSTS = "forbidden";

  private final String key;
  private final String description;

  RuleKey(String key, String description) {
    this.key = key;
    this.description = description;
  }

  String key() {
    return key;
  }

  String description() {
    return description;
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(RuleKey::key).toList();
  }
}

package dev.interlock.project.configuration;

import dev.interlock.finding.Place;
import java.util.List;

/** A value of a YAML file and its place. */
sealed interface YamlValue {

  Place place();

  /** The kind of value, as a noun phrase with its article. */
  String title();

  /** A key without a value. */
  record Nothing(Place place) implements YamlValue {
    @Override
    public String title() {
      return "empty";
    }
  }

  /** {@code true} or {@code false} without quotes. */
  record Flag(boolean isTrue, Place place) implements YamlValue {
    @Override
    public String title() {
      return "`" + isTrue + "`";
    }
  }

  /**
   * A text or a number, as written.
   *
   * @param isNumber whether YAML's core schema reads it as a number
   */
  record Text(String text, boolean isNumber, Place place) implements YamlValue {
    @Override
    public String title() {
      return "`" + SourceText.withoutPasswords(text) + "`";
    }
  }

  /** A list. */
  record Items(List<YamlValue> values, Place place) implements YamlValue {
    @Override
    public String title() {
      return "a list";
    }
  }

  /** Keys with values, each key once, in the order written. */
  record Fields(List<Field> fields, Place place) implements YamlValue {
    @Override
    public String title() {
      return "a group of keys";
    }
  }

  /**
   * A key with its value.
   *
   * @param place of the key
   */
  record Field(String name, Place place, YamlValue value) {}
}

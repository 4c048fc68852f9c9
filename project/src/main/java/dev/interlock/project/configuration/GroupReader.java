package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.project.configuration.YamlValue.Field;
import dev.interlock.project.configuration.YamlValue.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Reads the values of a group below {@code verify}. Its problems quote neither values nor lines,
 * which may be secret.
 *
 * @param path the path of the group, for messages
 * @param problems receives the problems
 */
record GroupReader(String path, List<Finding> problems) {

  /** Returns the place without the text of its line. */
  static Place unquoted(Place place) {
    return new Place(place.file(), place.line(), place.column(), Optional.empty());
  }

  /** Returns a reader for a value below this one. */
  GroupReader below(String step) {
    return new GroupReader(path + "." + step, problems);
  }

  /** Returns the fields of a group by their keys, and reports those that are unknown. */
  <K extends Enum<K> & GroupKey> SequencedMap<K, Field> fields(YamlValue value, List<K> keys) {
    var found = new LinkedHashMap<K, Field>();
    if (!(value instanceof Fields fields)) {
      wrong(value, "a group of keys", "Write one of the keys " + names(keys) + ".");
      return found;
    }
    for (Field field : fields.fields()) {
      keys.stream()
          .filter(key -> key.key().equals(field.name()))
          .findFirst()
          .ifPresentOrElse(key -> found.put(key, field), () -> unknown(field, keys));
    }
    return found;
  }

  private <K extends GroupKey> void unknown(Field field, List<K> keys) {
    problems.add(
        ConfigurationProblem.unknownKey(
            path + "." + field.name(),
            unquoted(field.place()),
            keys.stream().map(key -> path + "." + key.key()).toList()));
  }

  private static String names(List<? extends GroupKey> keys) {
    return String.join(", ", keys.stream().map(GroupKey::key).toList());
  }

  /** Returns a text; a number or a truth value is one as well. */
  Optional<String> text(YamlValue value) {
    return switch (value) {
      case YamlValue.Text text -> Optional.of(text.text());
      case YamlValue.Flag flag -> Optional.of(Boolean.toString(flag.isTrue()));
      default -> {
        wrong(value, "text", "Write a text in quotes.");
        yield Optional.empty();
      }
    };
  }

  /** Returns the texts of a list, or a single one. */
  List<String> texts(YamlValue value) {
    List<YamlValue> items = value instanceof YamlValue.Items list ? list.values() : List.of(value);
    return items.stream().flatMap(item -> text(item).stream()).toList();
  }

  /** Returns texts by name, in order. */
  SequencedMap<String, String> named(YamlValue value) {
    var texts = new LinkedHashMap<String, String>();
    if (value instanceof Fields fields) {
      fields
          .fields()
          .forEach(field ->
              below(field.name())
                  .text(field.value())
                  .ifPresent(text -> texts.put(field.name(), text)));
    } else {
      wrong(value, "a group of names", "Write one name per line, such as `Accept: text/html`.");
    }
    return texts;
  }

  boolean isTrue(YamlValue value) {
    if (value instanceof YamlValue.Flag flag) {
      return flag.isTrue();
    }
    wrong(value, "`true` or `false`", "Write `true` or `false`.");
    return false;
  }

  /** Returns the word of a choice in lower case, or the default. */
  String choice(Optional<Field> field, List<String> words) {
    if (field.isEmpty()) {
      return words.getFirst();
    }
    Optional<String> word = below(field.get().name()).text(field.get().value());
    if (word.isPresent() && !words.contains(word.get())) {
      below(field.get().name())
          .wrong(
              field.get().value(),
              "one of " + String.join(", ", words),
              "Write one of " + String.join(", ", words) + ".");
    }
    return word.filter(words::contains).orElse(words.getFirst());
  }

  void wrong(YamlValue value, String expected, String help) {
    String kind =
        value instanceof YamlValue.Text text
            ? (text.isNumber() ? "a number" : "a text")
            : value.title();
    problems.add(
        Finding.error(
                Code.WRONG_TYPE,
                value instanceof YamlValue.Text && !expected.startsWith("a ")
                    ? "`%s` is not %s.".formatted(path, expected)
                    : "`%s` is %s, which is not %s.".formatted(path, kind, expected))
            .at(unquoted(value.place()))
            .help(help));
  }

  /** Reports a value that has the right type and is not allowed. */
  void bad(YamlValue value, String what, String help) {
    problems.add(
        Finding.error(Code.BAD_VALUE, "`%s` %s.".formatted(path, what))
            .at(unquoted(value.place()))
            .help(help));
  }
}

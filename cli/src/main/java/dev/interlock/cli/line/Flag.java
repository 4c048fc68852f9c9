package dev.interlock.cli.line;

import java.time.DateTimeException;
import java.util.List;

/** A flag of a command. Commands declare their flags as constants, in the order of the help. */
public sealed interface Flag {

  /** The long name, without dashes. */
  String name();

  /** The flag's effect, for the help: a phrase without a full stop. */
  String help();

  /** The single letter that abbreviates the flag, or an empty text. */
  default String letter() {
    return "";
  }

  /** A flag without a value. */
  record Switch(String name, String letter, String help) implements Flag {

    public Switch(String name, String help) {
      this(name, "", help);
    }
  }

  /**
   * A flag with a value.
   *
   * @param placeholder the word for the value in the help, such as {@code DIR}
   * @param choices the words for the value, if they are few; for completion
   * @param reader turns the word into the value
   */
  record Value<T>(
      String name,
      String letter,
      String placeholder,
      String help,
      List<String> choices,
      Reader<T> reader)
      implements Flag {

    public Value {
      choices = List.copyOf(choices);
    }

    public Value(String name, String placeholder, String help, Reader<T> reader) {
      this(name, "", placeholder, help, reader);
    }

    public Value(String name, String letter, String placeholder, String help, Reader<T> reader) {
      this(name, letter, placeholder, help, List.of(), reader);
    }

    /** Returns the same flag with the words for its value. */
    public Value<T> withChoices(List<String> words) {
      return new Value<>(name, letter, placeholder, help, words, reader);
    }
  }

  /** Turns the word after a flag into its value. */
  @FunctionalInterface
  interface Reader<T> {

    /**
     * Returns the value that {@code word} spells.
     *
     * @throws IllegalArgumentException if {@code word} is not a value; the message completes
     *     "`--flag word` …"
     * @throws DateTimeException likewise, with any message
     */
    T read(String word);
  }
}

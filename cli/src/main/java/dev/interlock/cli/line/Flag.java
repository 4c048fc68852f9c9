package dev.interlock.cli.line;

import java.time.DateTimeException;

/** A flag that a command declares: as constants beside the command, in the order of its help. */
public sealed interface Flag {

  /** The long name, without dashes. */
  String name();

  /** What it does, for the help: a phrase without a full stop. */
  String help();

  /** The single letter that stands for it, or nothing. */
  default String letter() {
    return "";
  }

  /** A flag that is there or not. */
  record Switch(String name, String letter, String help) implements Flag {

    public Switch(String name, String help) {
      this(name, "", help);
    }
  }

  /**
   * A flag with a value.
   *
   * @param placeholder what the help shows for the value, such as {@code DIR}
   * @param reader turns the word into the value
   */
  record Value<T>(String name, String letter, String placeholder, String help, Reader<T> reader)
      implements Flag {

    public Value(String name, String placeholder, String help, Reader<T> reader) {
      this(name, "", placeholder, help, reader);
    }
  }

  /** Turns the word after a flag into its value. */
  @FunctionalInterface
  interface Reader<T> {

    /**
     * The value that {@code word} spells.
     *
     * @throws IllegalArgumentException if it spells none; the message completes "`--flag word` …"
     * @throws DateTimeException likewise, with any message
     */
    T read(String word);
  }
}

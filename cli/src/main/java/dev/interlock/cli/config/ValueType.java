package dev.interlock.cli.config;

import java.util.List;
import java.util.Optional;

/** What kind of text a configuration value is, wherever it is written. */
sealed interface ValueType<T>
    permits ChoiceType,
        CountType,
        DeadlineType,
        DurationType,
        HostListType,
        TextListType,
        TextType,
        TruthType {

  /** The value; empty if the texts do not mean one. Only a list type is given several texts. */
  Optional<T> parse(List<String> texts);

  /** As a noun phrase with its article, such as {@code a duration}. */
  String title();

  /** How to write one, in the imperative. */
  String help();

  /** Whether the file may hold a list, and a flag or variable several values with commas. */
  default boolean isList() {
    return false;
  }
}

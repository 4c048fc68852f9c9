package dev.interlock.project.configuration;

import java.util.List;
import java.util.Optional;

/** The type of a configuration value, for the file, flags and variables alike. */
sealed interface ValueType<T>
    permits ChoiceType,
        CountType,
        DeadlineType,
        DurationType,
        FailOnType,
        HostListType,
        PatternListType,
        SizeType,
        TextListType,
        TextType,
        TruthType {

  /** Returns the value; empty if the texts are not one. Only a list type receives several texts. */
  Optional<T> parse(List<String> texts);

  /** The type as a noun phrase with its article, such as {@code a duration}. */
  String title();

  /** An instruction for the user, in the imperative. */
  String help();

  /** Whether the file may hold a list, and a flag or variable several values with commas. */
  default boolean isList() {
    return false;
  }
}

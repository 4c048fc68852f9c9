package dev.interlock.cli.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The words of a command line, separated before the command is known.
 *
 * @param name the sub-command: the first word that is neither a flag nor a flag's value
 * @param words the flags and operands on both sides of the name
 * @param command the words after the first {@code --}: a command line of its own
 */
public record CommandWords(Optional<String> name, List<String> words, List<String> command) {

  /** All words, not necessarily in their original order. */
  public List<String> all() {
    return Stream.of(name.stream(), words.stream(), command.stream())
        .flatMap(Function.identity())
        .toList();
  }

  public static CommandWords of(List<String> all) {
    int dashes = all.indexOf("--");
    var command = dashes < 0 ? List.<String>of() : all.subList(dashes + 1, all.size());
    var ours = new ArrayList<>(dashes < 0 ? all : all.subList(0, dashes));
    int at = indexOfName(ours);
    var name = at < ours.size() ? Optional.of(ours.remove(at)) : Optional.<String>empty();
    return new CommandWords(name, ours, command);
  }

  private static int indexOfName(List<String> words) {
    int at = 0;
    while (at < words.size() && words.get(at).startsWith("-")) {
      at += takesNextWord(words.get(at)) ? 2 : 1;
    }
    return at;
  }

  private static boolean takesNextWord(String flag) {
    return GlobalFlags.ALL.stream()
        .filter(Flag.Value.class::isInstance)
        .anyMatch(known -> flag.equals("--" + known.name()) || flag.equals("-" + known.letter()));
  }
}

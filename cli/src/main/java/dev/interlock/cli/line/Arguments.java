package dev.interlock.cli.line;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/**
 * The values of the flags that a command declares. The last of a repeated flag wins, unless it
 * takes several.
 */
public final class Arguments {

  private final CommandLine line;
  private final List<String> operands;
  private final List<String> command;

  Arguments(CommandLine line, List<String> operands, List<String> command) {
    this.line = line;
    this.operands = List.copyOf(operands);
    this.command = List.copyOf(command);
  }

  /** Whether the flag was given. */
  public boolean has(Flag.Switch flag) {
    return line.hasOption(flag.name());
  }

  /**
   * Returns the flag's value, if it was given.
   *
   * @throws Failure.Misconfigured if the flag's reader rejects the word
   */
  public <T> Optional<T> value(Flag.Value<T> flag) {
    var words = line.getOptionValues(flag.name());
    return words == null ? Optional.empty() : Optional.of(read(flag, words[words.length - 1]));
  }

  /**
   * Returns the values of a flag that may be repeated, in their order.
   *
   * @throws Failure.Misconfigured if the flag's reader rejects a word
   */
  public <T> List<T> values(Flag.Value<T> flag) {
    var words = line.getOptionValues(flag.name());
    return words == null ? List.of() : Arrays.stream(words).map(word -> read(flag, word)).toList();
  }

  private static <T> T read(Flag.Value<T> flag, String word) {
    try {
      return flag.reader().read(word);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Failure.Misconfigured(
          Finding.error(
              Code.BAD_VALUE, "`--" + flag.name() + " " + word + "` " + e.getMessage() + "."));
    }
  }

  /** Returns all values of a repeated flag, joined by commas as a list is written in a variable. */
  Optional<String> list(Flag.Value<String> flag) {
    return Optional.ofNullable(line.getOptionValues(flag.name()))
        .map(words -> String.join(",", words));
  }

  /** The words that are not flags, in order. */
  public List<String> operands() {
    return operands;
  }

  /** The words after {@code --}: the command to start. */
  public List<String> command() {
    return command;
  }
}

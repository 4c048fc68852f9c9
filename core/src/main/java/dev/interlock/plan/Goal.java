package dev.interlock.plan;

import dev.interlock.history.History;
import dev.interlock.history.Version;
import java.util.List;

/** Target position of a database. */
public sealed interface Goal {

  /** The words that name a position whatever the history is. */
  List<String> WORDS = List.of("head", "heads", "base");

  /** The only head; refused if there are several. */
  record Head() implements Goal {}

  /** All heads. */
  record Heads() implements Goal {}

  /** The position before the first migration. */
  record Base() implements Goal {}

  /** A version with everything it builds on. */
  record To(Version version) implements Goal {}

  /**
   * A number of migrations from the current position.
   *
   * @param steps forward if positive, back if negative; never 0
   */
  record Relative(int steps) implements Goal {
    public Relative {
      if (steps == 0) {
        throw new IllegalArgumentException("`0` goes nowhere: write a number such as +1 or -1.");
      }
    }
  }

  /**
   * Reads {@code head}, {@code heads}, {@code base}, {@code +1}, {@code -2}, a version or a name.
   * Whether a version or name exists is for the history to say.
   *
   * @throws IllegalArgumentException if it is none of these; the message shows valid forms
   */
  static Goal parse(String written) {
    return switch (written) {
      case "head" -> new Head();
      case "heads" -> new Heads();
      case "base" -> new Base();
      default ->
          written.matches("[+-][0-9]{1,9}")
              ? new Relative(Integer.parseInt(written))
              : new To(version(written));
    };
  }

  private static Version version(String written) {
    boolean isName =
        !Version.isVersion(written) && Version.isName(written) && !written.matches("[+-].*");
    return isName ? Version.named(written) : Version.parse(written);
  }

  /**
   * Returns the same goal, with its version in the spelling of the history if the history has or
   * had it.
   */
  default Goal in(History history) {
    return this instanceof To(Version version)
        ? history
            .resolve(version)
            .or(() -> history.squashes().resolve(version))
            .<Goal>map(To::new)
            .orElse(this)
        : this;
  }
}

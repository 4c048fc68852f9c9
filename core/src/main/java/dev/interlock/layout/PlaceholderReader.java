package dev.interlock.layout;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Nearest;
import dev.interlock.finding.Place;
import dev.interlock.history.Placeholders;
import dev.interlock.history.Printable;
import dev.interlock.history.Substitution;
import dev.interlock.script.ReplacedText;
import dev.interlock.script.ReplacedText.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Replaces placeholders as Flyway does (PlaceholderReplacingReader): everywhere in the text, also
 * in quotes and comments, once, and never inside an inserted value. If only the beginning of a
 * prefix matches, Flyway continues after the first character that does not, so <code>$${a}</code>
 * is not a placeholder.
 */
record PlaceholderReader(Placeholders placeholders) implements Substitution {

  private static final int LONGEST = 60;

  @Override
  public ReplacedText apply(String path, String text) {
    if (!placeholders.replaced() || !text.contains(placeholders.prefix())) {
      return ReplacedText.unchanged(text);
    }
    return new Reading(path, text).read();
  }

  private final class Reading {

    private final String path;
    private final String text;
    private final StringBuilder replaced = new StringBuilder();
    private final List<Replacement> replacements = new ArrayList<>();
    private final List<Finding> problems = new ArrayList<>();

    Reading(String path, String text) {
      this.path = path;
      this.text = text;
    }

    ReplacedText read() {
      String prefix = placeholders.prefix();
      int at = 0;
      while (at < text.length()) {
        int same = commonLength(at, prefix);
        if (same == prefix.length()) {
          at = replace(at);
        } else {
          int next = Math.min(at + same + 1, text.length());
          replaced.append(text, at, next);
          at = next;
        }
      }
      if (!problems.isEmpty()) {
        throw new Failure.Refused(problems);
      }
      return new ReplacedText(text, replaced.toString(), replacements);
    }

    private int commonLength(int at, String prefix) {
      int same = 0;
      while (same < prefix.length()
          && at + same < text.length()
          && text.charAt(at + same) == prefix.charAt(same)) {
        same++;
      }
      return same;
    }

    /** Replaces one placeholder and returns the offset after it. */
    private int replace(int at) {
      int begin = at + placeholders.prefix().length();
      int suffix = text.indexOf(placeholders.suffix(), begin);
      if (suffix < 0) {
        problems.add(unclosed(at));
        return text.length();
      }
      String name = text.substring(begin, suffix);
      int end = suffix + placeholders.suffix().length();
      placeholders
          .find(name)
          .ifPresentOrElse(
              value -> {
                replacements.add(
                    new Replacement(
                        Placeholders.folded(name),
                        value.text(),
                        at,
                        end - at,
                        replaced.length(),
                        Optional.of(value.shown()).filter(shown -> value.lasting())));
                replaced.append(value.text());
              },
              () -> problems.add(unknown(name, at, end - at)));
      return end;
    }

    private Finding unclosed(int at) {
      return Finding.error(
              Code.PLACEHOLDER_WITHOUT_VALUE,
              "`%s` in `%s` begins a placeholder that no `%s` ends."
                  .formatted(placeholders.prefix(), path, placeholders.suffix()))
          .at(Place.in(path, text, at, placeholders.prefix().length()))
          .help(keptAsItIs());
    }

    private Finding unknown(String name, int at, int length) {
      String written = Printable.of(shortened(text.substring(at, at + length)));
      var finding =
          Finding.error(
                  Code.PLACEHOLDER_WITHOUT_VALUE,
                  "the placeholder `%s` in `%s` has no value, so the script is not run."
                      .formatted(written, path))
              .at(Place.in(path, text, at, length));
      return Nearest.to(Placeholders.folded(name), placeholders.values().keySet())
          .map(near -> finding.note("`%s` has a value".formatted(near)))
          .orElse(finding)
          .help(
              "Give it one: `%s` below `placeholders` in `interlock.yml`%s. %s"
                  .formatted(Printable.of(shortened(name)), variable(name), keptAsItIs()));
    }

    private static String shortened(String placeholder) {
      int newline = placeholder.indexOf('\n');
      int end = Math.min(newline < 0 ? placeholder.length() : newline, LONGEST);
      return end < placeholder.length() ? placeholder.substring(0, end) + "…" : placeholder;
    }

    private static String variable(String name) {
      return name.matches("[A-Za-z0-9_]+")
          ? ", or `FLYWAY_PLACEHOLDERS_%s`".formatted(name.toUpperCase(Locale.ROOT))
          : "";
    }

    private static String keptAsItIs() {
      return "If such text is meant literally, set `placeholder-replacement: false`, or write"
          + " `placeholderReplacement=false` into the file's `.conf`.";
    }
  }
}

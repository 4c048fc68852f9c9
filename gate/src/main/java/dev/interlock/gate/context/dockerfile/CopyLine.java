package dev.interlock.gate.context.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A {@code COPY} or {@code ADD}.
 *
 * @param from the stage or image of {@code --from}
 * @param excludes the patterns of {@code --exclude}
 * @param keepsParents whether {@code --parents} is set
 * @param sources what is copied, with variables; here-documents are left out
 * @param destination with variables
 */
record CopyLine(
    Optional<String> from,
    List<String> excludes,
    boolean keepsParents,
    List<String> sources,
    String destination) {

  private static final Pattern JSON_TEXT = Pattern.compile("\"([^\"\\\\]*(?:\\\\.[^\"\\\\]*)*)\"");

  CopyLine {
    excludes = List.copyOf(excludes);
    sources = List.copyOf(sources);
  }

  /** Reads an instruction; empty if it has no destination, which Docker refuses. */
  static Optional<CopyLine> of(Instruction instruction) {
    List<String> words = words(instruction.arguments());
    if (words.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new CopyLine(
            options(instruction, "--from=").findFirst(),
            options(instruction, "--exclude=").toList(),
            instruction.flags().stream()
                .anyMatch(flag -> flag.equals("--parents") || flag.equals("--parents=true")),
            words.subList(0, words.size() - 1).stream()
                .filter(word -> !word.startsWith("<<"))
                .toList(),
            words.getLast()));
  }

  /** Whether what is copied goes into the destination as into a folder, whatever is there. */
  boolean isIntoFolder(String expanded) {
    return expanded.endsWith("/")
        || expanded.equals(".")
        || expanded.endsWith("/.")
        || sources.size() > 1;
  }

  private static Stream<String> options(Instruction instruction, String name) {
    return instruction.flags().stream()
        .filter(flag -> flag.startsWith(name))
        .map(flag -> flag.substring(name.length()));
  }

  private static List<String> words(String arguments) {
    if (!arguments.startsWith("[")) {
      return Stream.of(arguments.split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
    }
    var words = new ArrayList<String>();
    Matcher texts = JSON_TEXT.matcher(arguments);
    while (texts.find()) {
      words.add(texts.group(1).replaceAll("\\\\(.)", "$1"));
    }
    return words;
  }
}

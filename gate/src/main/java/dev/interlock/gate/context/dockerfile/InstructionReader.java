package dev.interlock.gate.context.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a Dockerfile into instructions, as the Dockerfile reference describes it: the {@code
 * escape} directive, continuation lines with comments between them, and here-documents.
 */
final class InstructionReader {

  private static final Pattern DIRECTIVE =
      Pattern.compile("^#\\s*([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(.+?)\\s*$");
  private static final Pattern INSTRUCTION =
      Pattern.compile("^\\s*([a-zA-Z]+)(?:\\s+(.*))?$", Pattern.DOTALL);
  private static final Pattern FLAG = Pattern.compile("^(--[a-z-]+(?:=\\S*)?)(?:\\s+|$)");
  private static final Pattern HEREDOC =
      Pattern.compile("<<(-?)([\"']?)([a-zA-Z_][a-zA-Z0-9_]*)\\2");
  private static final Set<String> WITH_HEREDOC = Set.of("RUN", "COPY", "ADD");
  private static final Set<String> WITH_FLAGS = Set.of("RUN", "COPY", "ADD", "FROM", "HEALTHCHECK");

  private final List<String> lines;
  private final List<Instruction> instructions = new ArrayList<>();
  private char escape = '\\';
  private int at;

  private InstructionReader(String content) {
    lines = content.replaceFirst("^\uFEFF", "").lines().toList();
  }

  static List<Instruction> read(String content) {
    var reader = new InstructionReader(content);
    reader.directives();
    while (reader.at < reader.lines.size()) {
      reader.instruction();
    }
    return List.copyOf(reader.instructions);
  }

  /** Reads the directives, which are comments before anything else. */
  private void directives() {
    while (at < lines.size()) {
      Matcher directive = DIRECTIVE.matcher(lines.get(at));
      if (!directive.matches()) {
        return;
      }
      if (directive.group(1).equalsIgnoreCase("escape") && directive.group(2).equals("`")) {
        escape = '`';
      }
      at++;
    }
  }

  private void instruction() {
    int first = at;
    if (isComment(lines.get(at)) || lines.get(at).isBlank()) {
      at++;
      return;
    }
    Matcher found = INSTRUCTION.matcher(joined());
    if (!found.matches()) {
      return;
    }
    String keyword = found.group(1).toUpperCase(Locale.ROOT);
    String rest = found.group(2) == null ? "" : found.group(2).strip();
    if (WITH_HEREDOC.contains(keyword)) {
      skipHeredocs(rest);
    }
    var flags = new ArrayList<String>();
    Matcher flag = FLAG.matcher(rest);
    while (WITH_FLAGS.contains(keyword) && flag.find()) {
      flags.add(flag.group(1));
      rest = rest.substring(flag.end());
      flag = FLAG.matcher(rest);
    }
    instructions.add(new Instruction(first + 1, keyword, flags, rest.strip(), lines.get(first)));
  }

  /** Joins the lines of one instruction; comments and empty lines between them do not count. */
  private String joined() {
    var joined = new StringBuilder();
    while (at < lines.size()) {
      String line = lines.get(at++);
      if (isComment(line) || line.isBlank()) {
        continue;
      }
      String shown = line.stripTrailing();
      boolean continues = !shown.isEmpty() && shown.charAt(shown.length() - 1) == escape;
      joined.append(continues ? shown.substring(0, shown.length() - 1) : shown);
      if (!continues) {
        break;
      }
    }
    return joined.toString();
  }

  private void skipHeredocs(String arguments) {
    HEREDOC
        .matcher(arguments)
        .results()
        .forEach(found -> skipTo(found.group(3), !found.group(1).isEmpty()));
  }

  private void skipTo(String end, boolean isIndented) {
    while (at < lines.size()) {
      String line = lines.get(at++);
      if ((isIndented ? line.replaceFirst("^\t+", "") : line).equals(end)) {
        return;
      }
    }
  }

  private static boolean isComment(String line) {
    return line.stripLeading().startsWith("#");
  }
}

package dev.interlock.cli;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.GlobalFlags;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.finding.text.TextWidth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The help of the whole program or of one command. */
record HelpText(CommandTable table, TextWidth width) {

  HelpText(CommandTable table) {
    this(table, TextWidth.UNLIMITED);
  }

  /** Width of the left column in columns of text, unless one of its entries is longer. */
  private static final int USUAL_WIDTH = 20;

  private static final int MARGIN = 2;

  private static final String PURPOSE =
      "Gets a service and its database migrations into production without an incident.";

  String ofProgram() {
    return """
    usage: interlock [FLAGS] COMMAND …

    %s

    commands:
    %s
    flags of every command:
    %s
    exit status:
    %s\
    """
        .formatted(
            String.join("\n", width.wrap(PURPOSE, 0, 0)),
            commands(),
            flags(Stream.concat(GlobalFlags.ALL.stream(), Stream.of(Dispatcher.VERSION)).toList()),
            exitStatuses());
  }

  String of(String name, InterlockCommand command) {
    var own = command.flags();
    return "usage: "
        + Stream.of("interlock", name, "[FLAGS]", command.operands())
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" "))
        + "\n\n"
        + String.join("\n", width.wrap(command.summary() + ".", 0, 0))
        + "\n"
        + (own.isEmpty() ? "" : "\nflags:\n" + flags(own))
        + "\nflags of every command:\n"
        + flags(GlobalFlags.ALL);
  }

  private String commands() {
    return rows(
        table.commands().entrySet().stream()
            .map(entry -> new Row(entry.getKey(), entry.getValue().get().summary()))
            .toList());
  }

  private String flags(List<Flag> flags) {
    return rows(flags.stream().map(flag -> new Row(spelling(flag), flag.help())).toList());
  }

  static String spelling(Flag flag) {
    var letter = flag.letter().isEmpty() ? "" : "-" + flag.letter() + ", ";
    var placeholder = flag instanceof Flag.Value<?> value ? " " + value.placeholder() : "";
    return letter + "--" + flag.name() + placeholder;
  }

  private String exitStatuses() {
    var kinds =
        ExitStatus.ALL.stream()
            .map(status -> new Row(String.valueOf(status.code()), status.meaning()));
    var signals = new Row(ExitStatus.SIGNAL + "+n", "ended by signal n, rolled back or resumable");
    return rows(Stream.concat(kinds, Stream.of(signals)).toList());
  }

  private record Row(String left, String right) {}

  private String rows(List<Row> rows) {
    int longest = rows.stream().mapToInt(row -> row.left().length()).max().orElse(0);
    int left = MARGIN + 1 + Math.max(USUAL_WIDTH, longest);
    int margin = left + left / 2 < width.columns() ? left : 2 * MARGIN;
    var text = new StringBuilder();
    for (Row row : rows) {
      String shown = " ".repeat(MARGIN) + row.left();
      boolean beside = shown.length() < margin;
      text.append(shown).append(beside ? " ".repeat(margin - shown.length()) : "\n");
      text.append(beside ? "" : " ".repeat(margin));
      text.append(String.join("\n", width.wrap(row.right(), margin, margin))).append('\n');
    }
    return text.toString();
  }
}

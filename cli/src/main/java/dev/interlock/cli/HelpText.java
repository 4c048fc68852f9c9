package dev.interlock.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The help: of the whole program, or of one command. */
record HelpText(CommandTable table) {

  /** Of the left column, unless something in it is longer. */
  private static final int USUAL_WIDTH = 20;

  String ofProgram() {
    return """
    usage: interlock [FLAGS] COMMAND …

    Gets a service and its database migrations into production without an incident.

    commands:
    %s
    flags of every command:
    %s
    exit status:
    %s\
    """
        .formatted(
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
        + command.summary()
        + ".\n"
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

  private static String flags(List<Flag> flags) {
    return rows(flags.stream().map(flag -> new Row(spelling(flag), flag.help())).toList());
  }

  private static String spelling(Flag flag) {
    var letter = flag.letter().isEmpty() ? "" : "-" + flag.letter() + ", ";
    var placeholder = flag instanceof Flag.Value<?> value ? " " + value.placeholder() : "";
    return letter + "--" + flag.name() + placeholder;
  }

  private static String exitStatuses() {
    var kinds =
        Stream.of(ExitStatus.values())
            .map(status -> new Row(String.valueOf(status.code()), status.meaning()));
    var signals = new Row(ExitStatus.SIGNAL + "+n", "ended by signal n, rolled back or resumable");
    return rows(Stream.concat(kinds, Stream.of(signals)).toList());
  }

  private record Row(String left, String right) {}

  private static String rows(List<Row> rows) {
    int longest = rows.stream().mapToInt(row -> row.left().length()).max().orElse(0);
    String format = "  %-" + Math.max(USUAL_WIDTH, longest) + "s %s%n";
    return rows.stream()
        .map(row -> format.formatted(row.left(), row.right()))
        .collect(Collectors.joining());
  }
}

package dev.interlock.cli;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.GlobalFlags;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.output.ProgramVersion;
import java.util.List;
import java.util.stream.Stream;

/** The manual page of the program, in the macros of {@code man} (man-pages(7), groff_man(7)). */
record ManualPage(CommandTable table) {

  String text() {
    var page = new StringBuilder();
    page.append(".TH INTERLOCK 1 \"\" \"interlock ")
        .append(escaped(ProgramVersion.current()))
        .append("\" \"Interlock\"\n.SH NAME\ninterlock \\- get a service and its database")
        .append(" migrations into production without an incident\n.SH SYNOPSIS\n")
        .append(".B interlock\n[\\fIFLAGS\\fR] \\fICOMMAND\\fR …\n.SH COMMANDS\n");
    table
        .commands()
        .forEach((name, supplier) -> {
          InterlockCommand command = supplier.get();
          page.append(".SS \"interlock ").append(escaped(name));
          if (!command.operands().isEmpty()) {
            page.append(' ').append(escaped(command.operands()));
          }
          page.append("\"\n").append(sentence(command.summary())).append('\n');
          append(page, command.flags());
        });
    page.append(".SH FLAGS OF EVERY COMMAND\n");
    append(page, Stream.concat(GlobalFlags.ALL.stream(), Stream.of(Dispatcher.VERSION)).toList());
    page.append(".SH EXIT STATUS\n");
    ExitStatus.ALL.forEach(
        status -> entry(page, String.valueOf(status.code()), sentence(status.meaning())));
    entry(page, ExitStatus.SIGNAL + "+n", "Ended by signal n, rolled back or resumable.");
    return page.toString();
  }

  private static void append(StringBuilder page, List<Flag> flags) {
    flags.forEach(flag -> entry(page, HelpText.spelling(flag), sentence(flag.help())));
  }

  private static void entry(StringBuilder page, String title, String text) {
    page.append(".TP\n.B ").append(escaped(title)).append('\n').append(text).append('\n');
  }

  private static String sentence(String phrase) {
    return escaped(Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1) + ".");
  }

  /** A backslash, a hyphen, and a dot or an apostrophe at the start of a line have a meaning. */
  private static String escaped(String text) {
    String plain = text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }
}

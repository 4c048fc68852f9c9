package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.output.FindingPages;
import dev.interlock.cli.output.MarkdownText;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Nearest;
import dev.interlock.finding.text.Ink;
import dev.interlock.finding.text.TextWidth;
import dev.interlock.gate.diagnosis.SqlStates;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints the page about a finding. Reads no configuration, because a finding may be about that. */
public final class ExplainCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "prints the page about a finding such as CAT003; for a beginning such as CAT, lists the codes; explains a SQLSTATE too";
  }

  @Override
  public String operands() {
    return "[CODE]";
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    var ink = Ink.of(invocation.environment(), invocation.options().color());
    var page = new MarkdownText(ink, TextWidth.of(invocation.environment()));
    String text =
        Operands.one(invocation)
            .map(word -> explained(word.toUpperCase(Locale.ROOT), page))
            .orElseGet(ExplainCommand::families);
    invocation.out().print(text);
    return ExitStatus.DONE;
  }

  private static String explained(String word, MarkdownText page) {
    List<Code> codes = codes().filter(code -> code.id().startsWith(word)).toList();
    return switch (codes.size()) {
      case 0 -> state(word).orElseThrow(() -> unknown(word));
      case 1 -> page.of(FindingPages.page(codes.getFirst().id()));
      default -> listed(codes);
    };
  }

  /** Explains a SQLSTATE, which a log often shows without its message. */
  private static Optional<String> state(String word) {
    return SqlStates.causes(word).stream()
        .findFirst()
        .map(cause ->
            "SQLSTATE %s of PostgreSQL: %s\nhelp: %s\n\n`interlock diagnose` reads the log with the error.\n"
                .formatted(word, cause.explanation(Optional.empty()), cause.remedy()));
  }

  private static String families() {
    return FindingPages.families().entrySet().stream()
            .map(family -> "%s  %s\n".formatted(family.getKey(), family.getValue()))
            .collect(Collectors.joining())
        + "\n`interlock explain CAT` lists the codes of a family, `interlock explain CAT003`"
        + " prints a page.\n";
  }

  private static String listed(List<Code> codes) {
    return codes.stream()
        .map(code -> "%s  %s\n".formatted(code.id(), code.title()))
        .collect(Collectors.joining());
  }

  private static Failure unknown(String word) {
    var finding = Finding.error(Code.USAGE, "`%s` is not a code of Interlock.".formatted(word));
    return new Failure.Misconfigured(
        Nearest.to(word, codes().map(Code::id).toList())
            .map(near ->
                finding.help("Use `interlock explain %s` if that was meant.".formatted(near)))
            .orElse(finding.help("See `interlock explain` for the families of codes.")));
  }

  private static Stream<Code> codes() {
    return Stream.of(Code.values());
  }
}

package dev.interlock.preflight;

import dev.interlock.dialect.Online;
import dev.interlock.dialect.data.TableSize;
import dev.interlock.effect.SeenStatement;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.OnlineSequence;
import dev.interlock.script.ScriptSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Findings about work that runs online, or could. */
final class OnlineFindings {

  private static final int SHOWN = 40;

  private OnlineFindings() {}

  /** Returns the note about work that runs online. */
  static Finding of(
      PlannedWork work,
      TableSize size,
      SortedMap<Integer, OnlineSequence> sequences,
      boolean divides) {
    Finding found =
        SeenStatement.placed(
                Finding.error(
                    Code.RUNS_ONLINE,
                    "`%s` %s%s online: %s do not wait for it."
                        .formatted(
                            work.migration().id(),
                            ForecastFindings.words(work),
                            words(size),
                            ForecastFindings.waiting(work))),
                work.statements())
            .as(Severity.NOTE);
    if (divides) {
      found =
          found.note(
              "the file is not one transaction then: what comes before and after these steps commits by itself");
    }
    ScriptSplitter splitter = work.migration().script().splitter();
    return found.notes(
        sequences.values().stream()
            .flatMap(sequence -> lines(sequence, splitter).stream())
            .toList(),
        SHOWN);
  }

  private static String words(TableSize size) {
    return switch (size) {
      case TableSize.Measured measured -> " (%s)".formatted(measured.words());
      case TableSize.Unknown unknown -> " (size not known)";
    };
  }

  /** Returns the statements of a sequence, each on one line. */
  static List<String> lines(OnlineSequence sequence, ScriptSplitter splitter) {
    return sequence.statements().stream().map(sql -> line(sql, splitter)).toList();
  }

  private static String line(String sql, ScriptSplitter splitter) {
    boolean hasComments = sql.contains("--") || sql.contains("/*");
    return (hasComments ? splitter.canonical(sql) : sql.replaceAll("\\s*\\R\\s*", " ")) + ";";
  }

  /** Adds the steps that `online: auto` would run to the refusal of work. */
  static Finding offered(Finding finding, PlannedWork work, Rewriting rewriting) {
    List<OnlineStatement> statements = rewriting.of(work);
    if (statements.isEmpty() || !statements.stream().allMatch(OnlineStatement::isPossible)) {
      return finding;
    }
    ScriptSplitter splitter = work.migration().script().splitter();
    var lines = new ArrayList<String>();
    statements.forEach(each -> lines.addAll(lines(each.sequence(), splitter)));
    Finding offered =
        finding
            .note("these steps do not block, and run instead with `online: auto`:")
            .notes(lines, SHOWN);
    String accept =
        work.migration().directive("allow=%s \"reason\"".formatted(finding.code().id()));
    return statements.stream()
        .flatMap(each -> rewriting.transaction(each).stream())
        .findFirst()
        .map(reason -> offered.note("in a file of its own, because " + reason.why()))
        .orElseGet(() ->
            offered.help(
                "Let these steps run: %s, or accept the wait: %s."
                    .formatted(work.migration().directive("online=auto"), accept)));
  }

  /** Adds why work cannot run online, although the project wants it to. */
  static Finding impossible(Finding finding, PlannedWork work, Rewriting rewriting) {
    return rewriting.of(work).stream()
        .map(OnlineStatement::answer)
        .filter(Online.Impossible.class::isInstance)
        .map(answer -> ((Online.Impossible) answer).why())
        .findFirst()
        .or(() -> Optional.of("its statement is not known"))
        .map(why -> finding.note("it cannot run online: " + why))
        .orElse(finding);
  }

  /** Returns the refusal of a file that is one transaction. */
  static Finding oneTransaction(PlannedWork work, TableSize size, OneTransaction reason) {
    Finding found =
        SeenStatement.placed(
            Finding.error(
                Code.ONE_TRANSACTION,
                "`%s` %s%s, and cannot do it online, because %s."
                    .formatted(
                        work.migration().id(),
                        ForecastFindings.words(work),
                        words(size),
                        reason.why())),
            work.statements());
    ScriptSplitter splitter = work.migration().script().splitter();
    var lines = new ArrayList<String>();
    int number = 0;
    for (List<String> file : reason.files()) {
      number++;
      lines.add("file %d of %d:".formatted(number, reason.files().size()));
      file.forEach(sql -> lines.add(line(sql, splitter)));
    }
    return found
        .notes(lines, SHOWN)
        .help(
            "Divide the file as shown, or run it as it is written: %s."
                .formatted(work.migration().directive("online=allow")));
  }
}

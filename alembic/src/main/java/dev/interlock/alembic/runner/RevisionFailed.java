package dev.interlock.alembic.runner;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request that failed. The transaction in flight was rolled back; what the revision committed
 * itself before is in the journal.
 */
public final class RevisionFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The class of the driver's error, and asyncpg's own, with which SQLAlchemy begins its text. */
  private static final Pattern CLASSES = Pattern.compile("^\\([\\w.]+\\) (<class '[^']+'>: )?");

  private static final Pattern DETAIL = Pattern.compile("(?m)^DETAIL: +(.+)$");
  private static final Pattern STATEMENT =
      Pattern.compile("(?s)\n\\[SQL: (.+?)\\](?=\n\\[parameters: |\n\\(Background|\\s*$)");
  private static final int LENGTH = 120;

  private final transient Details details;

  RevisionFailed(Details details) {
    super(details.message());
    this.details = details;
  }

  /** The kind of failure. */
  public enum Kind {
    /** The project does what cannot be made safe; nothing of it was sent. */
    REFUSED,
    /** The revision commits in its middle, and nothing of it was to be kept; nothing was. */
    COMMITS,
    /** A package is missing. */
    MISSING,
    /** The server refused a statement, or the connection was lost. */
    DATABASE,
    /** The project's code raised another error. */
    FAILED
  }

  /**
   * The details, without secrets.
   *
   * @param subject the request, such as {@code revision `3f1a`}
   * @param error the class of Python's error
   * @param missing the package that is missing
   * @param sqlState the server's code
   * @param inFence whether a statement failed that Interlock sends first in each transaction
   * @param traceback the last frames, innermost last
   * @param statements what the revision sent before
   * @param done its statements that were done, also those that were rolled back
   */
  public record Details(
      Kind kind,
      String subject,
      String error,
      String message,
      Optional<String> missing,
      Optional<String> sqlState,
      boolean inFence,
      List<String> traceback,
      List<SentStatement> statements,
      DoneStatements done,
      Python python) {}

  public Details details() {
    return details;
  }

  /** Returns the failure that ends a command. */
  public Failure failure() {
    return switch (details.kind()) {
      case REFUSED, COMMITS -> new Failure.Refused(refused());
      case MISSING -> new Failure.Misconfigured(missing());
      case DATABASE -> new Failure.Stopped(database(), this);
      case FAILED -> new Failure.Stopped(raised(), this);
    };
  }

  private Finding refused() {
    return Finding.error(
            Code.PROJECT_UNSAFE,
            "%s cannot be run safely: %s.".formatted(details.subject(), details.message()))
        .help("Change what the message names; nothing of it was sent to the database.");
  }

  private Finding missing() {
    return Finding.error(
            Code.PACKAGE_MISSING,
            "the package `%s` is missing in `%s`."
                .formatted(details.missing().orElse("?"), details.python().program()))
        .note("this Python was found %s".formatted(details.python().origin()))
        .notes(details.traceback(), details.traceback().size())
        .help("Install the project's packages, or set `python` to the Python that has them.");
  }

  private Finding database() {
    return Finding.error(
            Code.STATEMENT_FAILED, "%s failed: %s".formatted(details.subject(), serverSays()))
        .notes(of(DETAIL, "detail: %s"), 1)
        .notes(of(STATEMENT, "statement: %s"), 1)
        .notes(details.traceback(), details.traceback().size())
        .help("Remove the cause that the server names, and run the command again.");
  }

  private Finding raised() {
    return Finding.error(
            Code.PROJECT_RAISED,
            "%s raised %s: %s".formatted(details.subject(), details.error(), firstLine()))
        .notes(details.traceback(), details.traceback().size())
        .help("Correct the code that the last line of the traceback names.");
  }

  /** The words of the server, without the names of Python's classes around them. */
  private String serverSays() {
    String said = CLASSES.matcher(firstLine()).replaceFirst("");
    return details
        .sqlState()
        .filter(state -> said.endsWith("."))
        .map(state -> "%s (SQLSTATE %s).".formatted(said.substring(0, said.length() - 1), state))
        .orElse(said);
  }

  private List<String> of(Pattern part, String note) {
    return part.matcher(details.message())
        .results()
        .map(found -> note.formatted(shortened(found.group(1))))
        .toList();
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LENGTH ? line : line.substring(0, LENGTH).strip() + " …";
  }

  private String firstLine() {
    String line = details.message().lines().findFirst().orElse("").strip();
    return line.endsWith(".") ? line : line + ".";
  }
}

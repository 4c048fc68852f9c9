package dev.interlock.alembic.runner;

import java.util.List;

/**
 * The statements of Interlock that are sent with a revision, on Alembic's own connection. In each
 * text, {@code $done} is replaced by the number of the revision's statements that are done, and
 * {@code $prefix} by their checksum.
 *
 * @param begin sent first in each transaction, such as the fence
 * @param applied sent after the row of {@code alembic_version} and before its COMMIT, such as the
 *     ledger row
 * @param journal sent before a COMMIT in the middle of the revision
 * @param done the statements that an interrupted run left done; they are not sent
 * @param present which of the revision's own statements are not sent
 * @param isFollowed whether the next request upgrades, too, so that it may use the same session
 */
public record StepStatements(
    List<String> begin,
    List<String> applied,
    List<String> journal,
    DoneStatements done,
    Replacements present,
    boolean isFollowed) {

  /** A revision without any statement of Interlock, as on a shadow database. */
  public static final StepStatements NONE =
      new StepStatements(List.of(), List.of(), List.of(), DoneStatements.NONE, Replacements.NONE);

  public StepStatements(
      List<String> begin,
      List<String> applied,
      List<String> journal,
      DoneStatements done,
      Replacements present) {
    this(begin, applied, journal, done, present, false);
  }

  public StepStatements {
    begin = List.copyOf(begin);
    applied = List.copyOf(applied);
    journal = List.copyOf(journal);
  }
}

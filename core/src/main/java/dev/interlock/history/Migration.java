package dev.interlock.history;

import dev.interlock.finding.Finding;
import dev.interlock.script.Script;
import java.util.List;
import java.util.Optional;

/**
 * One change of the schema or the data, as its files describe it.
 *
 * @param description the words of the file name
 * @param parents the versions it builds on, in the order written; {@link History} fills them in
 * @param up the script that applies it
 * @param undo the script that undoes it
 */
public record Migration(
    MigrationId id,
    String description,
    List<Version> parents,
    ScriptFile up,
    Optional<ScriptFile> undo) {

  public Migration {
    parents = List.copyOf(parents);
  }

  /** Returns a copy with other parents. */
  Migration withParents(List<Version> others) {
    return new Migration(id, description, others, up, undo);
  }

  /** Returns a copy with another undo script. */
  public Migration withUndo(Optional<ScriptFile> other) {
    return new Migration(id, description, parents, up, other);
  }

  /** Returns the version; empty for a repeatable migration. */
  public Optional<Version> version() {
    return id instanceof MigrationId.Versioned(Version version)
        ? Optional.of(version)
        : Optional.empty();
  }

  public boolean isRepeatable() {
    return id instanceof MigrationId.Repeatable;
  }

  /** Whether the migration joins branches, and may therefore be empty. */
  public boolean isMerge() {
    return parents.size() > 1;
  }

  /** Returns the path of the up script, as the user would write it. */
  public String path() {
    return up.path();
  }

  /** Returns the directives of the up script. */
  public Directives directives() {
    return up.directives();
  }

  /** Returns a directive as it is written in the file, between backticks. */
  public String directive(String words) {
    return "`%s interlock: %s`".formatted(up.program().isPresent() ? "#" : "--", words);
  }

  /** Returns what its author calls the way back, such as {@code undo script}. */
  public String undoName() {
    return up.program().isPresent() ? "`downgrade()`" : "undo script";
  }

  /** Returns the squashes that the file declares: its own and those it includes. */
  public List<Directives.Squash> squashes() {
    return version().stream()
        .flatMap(version -> directives().squashes().stream().map(squash -> squash.asIn(version)))
        .toList();
  }

  /** Returns the hash of the up script's bytes. */
  public Checksum raw() {
    return up.raw();
  }

  /** Returns the checksum that a ledger stores; see {@link ScriptFile#content}. */
  public Checksum content() {
    return up.content();
  }

  /** Returns the hash of the up script's statements; see {@link ScriptFile#statements}. */
  public Checksum statements() {
    return up.statements();
  }

  /** Returns the up script; see {@link ScriptFile#script}. */
  public Script script() {
    return up.script();
  }

  /** Returns all problems inside the up script. Reads and splits it. */
  public List<Finding> problems() {
    return up.problems();
  }

  /** Returns all problems inside the undo script, which do not prevent an upgrade. */
  public List<Finding> undoProblems() {
    return undo.map(ScriptFile::problems).orElse(List.of());
  }
}

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
 * @param up what applies it
 * @param undo what takes it back
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

  /** The same migration with other parents. */
  Migration withParents(List<Version> others) {
    return new Migration(id, description, others, up, undo);
  }

  /** The same migration with another undo script. */
  public Migration withUndo(Optional<ScriptFile> other) {
    return new Migration(id, description, parents, up, other);
  }

  /** The version, or empty for a repeatable. */
  public Optional<Version> version() {
    return id instanceof MigrationId.Versioned(Version version)
        ? Optional.of(version)
        : Optional.empty();
  }

  public boolean isRepeatable() {
    return id instanceof MigrationId.Repeatable;
  }

  /** Joins branches and may therefore be empty. */
  public boolean isMerge() {
    return parents.size() > 1;
  }

  /** Where the up script is, as the user would write it. */
  public String path() {
    return up.path();
  }

  /** The directives of the up script. */
  public Directives directives() {
    return up.directives();
  }

  /** What it stands for, itself and by the squashes that it took in. */
  public List<Directives.Squash> squashes() {
    return version().stream()
        .flatMap(version -> directives().squashes().stream().map(squash -> squash.asIn(version)))
        .toList();
  }

  /** The hash of the up script's bytes. */
  public Checksum raw() {
    return up.raw();
  }

  /** What a database remembers of the up script; see {@link ScriptFile#content}. */
  public Checksum content() {
    return up.content();
  }

  /** The hash of what the up script means; see {@link ScriptFile#statements}. */
  public Checksum statements() {
    return up.statements();
  }

  /** The up script; see {@link ScriptFile#script}. */
  public Script script() {
    return up.script();
  }

  /** What is wrong inside the up script, all at once. Reads and splits it. */
  public List<Finding> problems() {
    return up.problems();
  }

  /** What is wrong inside the undo script, which keeps nobody from going up. */
  public List<Finding> undoProblems() {
    return undo.map(ScriptFile::problems).orElse(List.of());
  }
}

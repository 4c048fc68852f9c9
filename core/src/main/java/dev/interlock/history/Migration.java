package dev.interlock.history;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.script.Script;
import java.util.ArrayList;
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

  /** The hash of the up script's bytes. */
  public Checksum raw() {
    return up.raw();
  }

  /** The hash of what the up script means; see {@link ScriptFile#statements}. */
  public Checksum statements() {
    return up.statements();
  }

  /** The up script; see {@link ScriptFile#script}. */
  public Script script() {
    return up.script();
  }

  /** What is wrong inside its files, all at once. Reads and splits them. */
  public List<Finding> problems() {
    var problems = new ArrayList<>(up.problems());
    undo.ifPresent(file -> problems.addAll(file.problems()));
    if (problems.stream().noneMatch(Finding::isError) && isForgotten()) {
      problems.add(empty());
    }
    return List.copyOf(problems);
  }

  private boolean isForgotten() {
    return script().statements().isEmpty()
        && !isMerge()
        && !directives().allows(Code.EMPTY_MIGRATION.id());
  }

  /**
   * An empty versioned file that is applied can never be filled in later, so it is an error; a
   * repeatable one runs again once it is filled.
   */
  private Finding empty() {
    var finding =
        Finding.error(Code.EMPTY_MIGRATION, "`" + path() + "` has no statement and does nothing.")
            .at(up.place())
            .help(
                "Write the statements, or say why there are none: `-- interlock: allow=%s \"reason\"`."
                    .formatted(Code.EMPTY_MIGRATION));
    return isRepeatable() ? finding.as(Severity.WARNING) : finding;
  }
}

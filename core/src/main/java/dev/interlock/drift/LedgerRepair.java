package dev.interlock.drift;

import dev.interlock.finding.Failure;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.ledger.AppliedKind;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.LedgerWrite.Retire;
import dev.interlock.ledger.RunId;
import dev.interlock.plan.AppliedVersions;
import dev.interlock.plan.Goal;
import dev.interlock.plan.MigrationStatus;
import dev.interlock.plan.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Corrects the rows of a ledger to match a schema. Rows are retired, never deleted.
 *
 * @param run the run that writes the rows
 */
public record LedgerRepair(MigrationStatus status, RunId run) {

  /**
   * Returns the ledger writes.
   *
   * @param choice one of several positions with the same schema
   * @throws Failure.Refused if the schema matches no position, or if it matches several and none
   *     was chosen
   */
  public List<LedgerWrite> at(Location location, Optional<Goal> choice) {
    return switch (location) {
      case Location.AtHead atHead -> ofFiles();
      case Location.Behind behind -> ofFiles();
      case Location.Ahead ahead -> List.of();
      case Location.Unledgered(List<Position> candidates) ->
          at(chosen(location, candidates, choice));
      case Location.Contradicted(var claimed, List<Position> candidates) ->
          at(chosen(location, candidates, choice));
      case Location.Diverged diverged ->
          throw new Failure.Refused(LocationFindings.of(diverged).orElseThrow());
    };
  }

  /**
   * Returns the position of the schema.
   *
   * @return empty if the schema is newer than the files or matches no position
   */
  public Optional<Position> position(Location location, Optional<Goal> choice) {
    return switch (location) {
      case Location.AtHead(Position position) -> Optional.of(position);
      case Location.Behind behind -> Optional.of(behind.position());
      case Location.Ahead ahead -> Optional.empty();
      case Location.Unledgered(List<Position> candidates) ->
          Optional.of(chosen(location, candidates, choice));
      case Location.Contradicted(var claimed, List<Position> candidates) ->
          Optional.of(chosen(location, candidates, choice));
      case Location.Diverged diverged -> Optional.empty();
    };
  }

  private Position chosen(Location location, List<Position> candidates, Optional<Goal> choice) {
    List<Position> fitting =
        candidates.stream()
            .filter(position -> choice.map(goal -> isAt(position, goal)).orElse(true))
            .toList();
    if (fitting.size() != 1) {
      throw new Failure.Refused(LocationFindings.of(location).orElseThrow());
    }
    return fitting.getFirst();
  }

  /** Returns the versions that count as applied at a position. */
  public AppliedVersions applied(Position position) {
    return new AppliedVersions(
        reaching(position),
        position.migrations().stream()
            .flatMap(id ->
                id instanceof MigrationId.Versioned(Version version)
                    ? Stream.of(version)
                    : Stream.empty())
            .collect(Collectors.toSet()));
  }

  private boolean isAt(Position position, Goal goal) {
    Set<MigrationId> wanted =
        Stamp.wanted(reaching(position), goal).stream()
            .map(Migration::id)
            .collect(Collectors.toSet());
    return position.migrations().equals(wanted);
  }

  private List<LedgerWrite> at(Position position) {
    List<Migration> wanted =
        reaching(position).migrations().stream()
            .filter(migration -> position.migrations().contains(migration.id()))
            .toList();
    var writes = new ArrayList<>(ofFiles());
    writes.addAll(Stamp.onSchema().writes(wanted, written(), run));
    return List.copyOf(writes);
  }

  /** Returns the rows that exist; those of another tool's ledger are not written yet. */
  private List<AppliedMigration> written() {
    Set<MigrationId> own =
        status.ledger().applied().stream().map(AppliedMigration::id).collect(Collectors.toSet());
    return rows().stream().filter(row -> own.contains(row.id())).toList();
  }

  /**
   * Returns the history that contains the position. A schema may match squashed migrations even if
   * no ledger row mentions them.
   */
  private History reaching(Position position) {
    return status
        .whole()
        .filter(whole ->
            position.migrations().stream().anyMatch(id -> status.history().find(id).isEmpty()))
        .map(MigrationStatus::history)
        .orElseGet(status::history);
  }

  /** Returns the writes for rows whose files were edited or are gone. */
  public List<LedgerWrite> ofFiles() {
    var writes = new ArrayList<LedgerWrite>();
    status
        .comparison()
        .edited()
        .forEach(match -> {
          writes.add(new Retire(match.migration().id(), Retire.Reason.REPAIRED));
          writes.add(LedgerWrite.Apply.of(match.migration(), AppliedKind.ADOPTED, run));
        });
    status
        .comparison()
        .missing()
        .forEach(row -> writes.add(new Retire(row.id(), Retire.Reason.REPAIRED)));
    return List.copyOf(writes);
  }

  /** Returns the rows as they are after {@link #ofFiles}. */
  public List<AppliedMigration> rows() {
    Map<MigrationId, Migration> edited = new HashMap<>();
    status
        .comparison()
        .edited()
        .forEach(match -> edited.put(match.migration().id(), match.migration()));
    Set<MigrationId> gone =
        status.comparison().missing().stream()
            .map(AppliedMigration::id)
            .collect(Collectors.toSet());
    return status.comparison().applied().stream()
        .filter(row -> !gone.contains(row.id()))
        .map(row -> edited.containsKey(row.id()) ? row.of(edited.get(row.id())) : row)
        .toList();
  }
}

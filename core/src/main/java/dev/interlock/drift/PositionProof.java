package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.finding.Failure;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.Ledger;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Proof that exactly the given migrations of a history are applied. */
public record PositionProof(DatabaseSchema schema) {

  /**
   * Compares the schema with what these migrations make.
   *
   * @param history contains them
   * @throws Failure.Refused with the differences, if the schema is another one
   */
  public void require(History history, List<Migration> applied, Ledger ledger) {
    var ids = new TreeSet<MigrationId>();
    applied.forEach(migration -> ids.add(migration.id()));
    Effects.Known known =
        switch (schema.effects().of(history)) {
          case Effects.Known effects -> effects;
          case Effects.Unknown unknown ->
              throw new Failure.Refused(ProofFindings.unprovable(unknown.why()));
        };
    States states = known.states();
    Catalog live = states.known(states.bare(schema.compared(known, ledger, ids).live()));
    Optional<Catalog> expected = states.with(ids);
    List<Difference> differences =
        expected.map(state -> Change.between(state, live)).orElse(List.of()).stream()
            .map(states::attributed)
            .toList();
    if (!differences.isEmpty() || expected.isEmpty()) {
      throw new Failure.Refused(ProofFindings.unproven(differences));
    }
  }
}

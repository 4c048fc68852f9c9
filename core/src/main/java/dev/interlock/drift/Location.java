package dev.interlock.drift;

import dev.interlock.catalog.compatibility.Loss;
import dev.interlock.history.Migration;
import dev.interlock.ledger.AppliedMigration;
import java.util.List;

/** Position of a database, as its schema proves it. */
public sealed interface Location {

  /** Schema and ledger agree that everything is applied. */
  record AtHead(Position position) implements Location {}

  /**
   * Schema and ledger agree, and something is left to do.
   *
   * @param pending migrations to run, in apply order, repeatables last
   * @param squashed baselines with nothing left to run and without a ledger row
   */
  record Behind(Position position, List<Migration> pending, List<Migration> squashed)
      implements Location {
    public Behind {
      pending = List.copyOf(pending);
      squashed = List.copyOf(squashed);
    }
  }

  /**
   * The ledger has migrations without a file: the files belong to an older release.
   *
   * @param unknown ledger rows without a file
   * @param missing objects that the head of the files needs and that are missing or different
   * @param refusing losses that reject every row that the older release writes, such as a required
   *     column that it does not know
   */
  record Ahead(
      Position position,
      List<AppliedMigration> unknown,
      List<Difference> missing,
      List<Loss> refusing)
      implements Location {
    public Ahead {
      unknown = List.copyOf(unknown);
      missing = List.copyOf(missing);
      refusing = List.copyOf(refusing);
    }

    /** Whether the older release can continue to work. */
    public boolean isCompatible() {
      return missing.isEmpty() && refusing.isEmpty();
    }
  }

  /**
   * The schema is exactly one that the history makes, and the ledger is empty.
   *
   * @param candidates every position with this schema, earliest first; more than one if migrations
   *     between them do not show in a schema
   */
  record Unledgered(List<Position> candidates) implements Location {
    public Unledgered {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * The schema is exactly one that the history makes, but not the one that the ledger records.
   *
   * @param claimed position that the ledger records
   * @param candidates as in {@link Unledgered}
   */
  record Contradicted(Position claimed, List<Position> candidates) implements Location {
    public Contradicted {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * The schema matches no version of the history.
   *
   * @param claimed position that the ledger records
   * @param nearest the position with the fewest differences
   * @param differences changes from there to the actual schema
   */
  record Diverged(Position claimed, Position nearest, List<Difference> differences)
      implements Location {
    public Diverged {
      differences = List.copyOf(differences);
    }
  }
}

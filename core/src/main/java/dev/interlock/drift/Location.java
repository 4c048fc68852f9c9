package dev.interlock.drift;

import dev.interlock.catalog.compatibility.Loss;
import dev.interlock.history.Migration;
import dev.interlock.ledger.AppliedMigration;
import java.util.List;

/** Where a database is, proven by its schema. */
public sealed interface Location {

  /** Schema and ledger agree that everything is applied. */
  record AtHead(Position position) implements Location {}

  /**
   * Schema and ledger agree, and something is left to do.
   *
   * @param pending what is to run, in apply order, repeatables last
   * @param squashed what has nothing left to run and is still to be written into the ledger
   */
  record Behind(Position position, List<Migration> pending, List<Migration> squashed)
      implements Location {
    public Behind {
      pending = List.copyOf(pending);
      squashed = List.copyOf(squashed);
    }
  }

  /**
   * The ledger knows migrations that no file has: the files are of an older release.
   *
   * @param unknown ledger rows without a file
   * @param missing what the files' head needs and the schema has no more, or otherwise
   * @param refusing what refuses every row that the older release writes, such as a column that it
   *     does not know and that must be given
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

    /** Whether the older release can go on working. */
    public boolean isCompatible() {
      return missing.isEmpty() && refusing.isEmpty();
    }
  }

  /**
   * The schema is exactly one that the history makes, and the ledger is empty.
   *
   * @param candidates every position with this schema, earliest first; more than one where
   *     migrations between them do not show in a schema
   */
  record Unledgered(List<Position> candidates) implements Location {
    public Unledgered {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * The schema is exactly one that the history makes, but not the one the ledger speaks of.
   *
   * @param claimed what the ledger says
   * @param candidates as of {@link Unledgered}
   */
  record Contradicted(Position claimed, List<Position> candidates) implements Location {
    public Contradicted {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * The schema is none that the history makes.
   *
   * @param claimed what the ledger says
   * @param nearest the position with the fewest differences
   * @param differences from there to what is there
   */
  record Diverged(Position claimed, Position nearest, List<Difference> differences)
      implements Location {
    public Diverged {
      differences = List.copyOf(differences);
    }
  }
}

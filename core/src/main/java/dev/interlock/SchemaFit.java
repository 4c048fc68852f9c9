package dev.interlock;

import dev.interlock.finding.Finding;
import dev.interlock.history.MigrationId;
import java.util.List;

/** The result of {@code run} of a release on one schema. */
public sealed interface SchemaFit {

  /** The service starts and no migration runs. */
  record Starts() implements SchemaFit {}

  /**
   * The service starts after these migrations.
   *
   * @param pending at least one, in the order in which they run
   */
  record Migrates(List<MigrationId> pending) implements SchemaFit {
    public Migrates {
      pending = List.copyOf(pending);
    }
  }

  /** The service does not start. */
  record Refused(List<Finding> why) implements SchemaFit {
    public Refused {
      why = List.copyOf(why);
    }
  }

  /** The result depends on something that is not known here. */
  record Unknown(List<Finding> why) implements SchemaFit {
    public Unknown {
      why = List.copyOf(why);
    }
  }
}

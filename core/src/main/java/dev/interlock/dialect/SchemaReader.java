package dev.interlock.dialect;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Wording;
import java.util.Collection;
import java.util.Optional;

/**
 * The schema of the database, and its notation. Not thread-safe. Methods throw {@link StepFailure}
 * if the server refuses or the connection is lost.
 */
public interface SchemaReader {

  /**
   * Reads the schema as of one moment, in a number of queries that does not depend on its size.
   * Leaves no state in the session. An unreadable object is an error, never omitted.
   */
  Catalog readCatalog(CatalogScope scope);

  /**
   * Whether a query returns a first row whose first column is neither null, nor false, nor zero.
   * Runs in a read-only transaction that is rolled back.
   */
  boolean finds(String query);

  /**
   * Returns the number that a query returns. Runs in a read-only transaction that is rolled back,
   * and fails where the role would see only some of the rows.
   */
  long count(String query);

  /**
   * Returns the statement that creates one object, given that its container exists; empty if it has
   * no statement of its own, or if this dialect does not write one.
   */
  Optional<String> creating(CatalogObject object);

  /**
   * Returns a comparison of definitions printed by servers of these kinds with those of this one.
   *
   * @param servers product and major version of each, see {@link Server#kind()}
   */
  default Wording wording(Collection<String> servers) {
    return Wording.EXACT;
  }

  /** Returns the extensions of the server; empty for a product without extensions. */
  default Optional<Extensions> extensions() {
    return Optional.empty();
  }
}

package dev.interlock.dialect;

import dev.interlock.ledger.Token;
import java.util.List;

/**
 * Removal of everything in the database that migrations may have made. Not thread-safe. Methods
 * throw {@link StepFailure} if the server refuses or the connection is lost.
 */
public interface SchemaCleaner {

  /** Reads the tables that have rows, except for ledgers. Changes nothing and needs no lock. */
  List<Cleaning.TableRows> occupied();

  /**
   * Empties the database in one transaction that first checks {@code fence}: drops the objects in
   * the usual scope of the catalog, Interlock's ledger with its lock, and the ledgers of other
   * tools, which would be wrong afterwards. Never drops objects of extensions or of the provider.
   *
   * @return the result; unless it is {@link Cleaning.Cleaned}, nothing has changed
   */
  Cleaning clean(Token fence, StepSettings settings);
}

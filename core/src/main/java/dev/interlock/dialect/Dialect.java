package dev.interlock.dialect;

import dev.interlock.catalog.Wording;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.url.DatabaseUrl;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One database product. Stateless and thread-safe. */
public interface Dialect {

  /** Returns the product's name as its vendor spells it, such as {@code PostgreSQL}. */
  String name();

  /** Whether this URL is for a database of this product. */
  boolean speaks(DatabaseUrl url);

  /** Returns a splitter that splits scripts as the product's own client does. */
  ScriptSplitter splitter();

  /**
   * Returns the statements with which another tool creates its ledger, with unqualified names. A
   * migration that changes that table can be replayed on an empty database only if it exists.
   */
  List<String> ledgerOf(MigrationTool tool);

  /**
   * Returns a comparison of definitions that servers of these kinds print.
   *
   * @param servers product and major version of each, see {@link Server#kind()}; without a version,
   *     any is possible
   */
  default Wording wording(Collection<String> servers) {
    return Wording.EXACT;
  }

  /**
   * Opens a session, waiting while the database is asleep or starting up.
   *
   * @throws dev.interlock.finding.Failure.Unavailable if it cannot be reached, with a code for the
   *     reason
   */
  Target connect(DatabaseUrl url, ConnectSettings settings);

  /**
   * Creates the database of a URL if its server lacks it. A product whose databases are files
   * creates them on connecting.
   *
   * @return whether it was created
   * @throws dev.interlock.finding.Failure.Unavailable if the server cannot be reached or does not
   *     allow it
   */
  default boolean createIfMissing(DatabaseUrl url, ConnectSettings settings) {
    return false;
  }

  /**
   * Returns the names known to a session with this database, for placeholders of scripts: {@code
   * user}, {@code database} and {@code defaultSchema}, as far as the product has them.
   *
   * @throws dev.interlock.finding.Failure.Unavailable as {@link #connect} does
   */
  default Map<String, String> sessionNames(DatabaseUrl url, ConnectSettings settings) {
    return Map.of();
  }

  /**
   * Opens a shadow database.
   *
   * @param url the URL of an empty database without other users
   * @throws dev.interlock.finding.Failure.Unavailable as {@link #connect} does
   */
  Shadow shadow(DatabaseUrl url, ConnectSettings settings);
}

package dev.interlock.dialect;

import dev.interlock.catalog.Wording;
import dev.interlock.ledger.Runner;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.url.DatabaseUrl;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One database product. Stateless and thread-safe. */
public interface Dialect {

  /** The product's name as its vendor writes it, such as {@code PostgreSQL}. */
  String name();

  /** Whether a database behind this URL is of this product. */
  boolean speaks(DatabaseUrl url);

  /** Splits scripts as the product's own client does. */
  ScriptSplitter splitter();

  /**
   * The statements with which another tool creates its ledger, unqualified. A migration may change
   * that table, and can only be replayed on an empty database where it is there.
   */
  List<String> ledgerOf(Runner runner);

  /**
   * Compares what servers of these kinds print.
   *
   * @param servers product and major version of each, see {@link Server#kind()}; where one does not
   *     say its version, it may be any
   */
  default Wording wording(Collection<String> servers) {
    return Wording.EXACT;
  }

  /**
   * Opens a session, waiting while the database is asleep or starting up.
   *
   * @throws dev.interlock.finding.Failure.Unavailable if it cannot be reached, with a code that
   *     says why
   */
  Target connect(DatabaseUrl url, ConnectSettings settings);

  /**
   * What a session with this database is called, for placeholders of scripts: {@code user}, {@code
   * database} and {@code defaultSchema}, as far as the product has them.
   *
   * @throws dev.interlock.finding.Failure.Unavailable as of {@link #connect}
   */
  default Map<String, String> sessionNames(DatabaseUrl url, ConnectSettings settings) {
    return Map.of();
  }

  /**
   * Opens a database to try statements on.
   *
   * @param url of an empty database that nobody else uses
   * @throws dev.interlock.finding.Failure.Unavailable as of {@link #connect}
   */
  Shadow shadow(DatabaseUrl url, ConnectSettings settings);
}

package dev.interlock.cli.scratch;

import dev.interlock.dialect.Dialect;
import dev.interlock.url.DatabaseUrl;
import java.util.Set;

/** Where scratch databases come from; what was made is gone after {@link #close}. */
interface ScratchDatabases extends AutoCloseable {

  /** The one that speaks to them. */
  Dialect dialect();

  /** One more, empty. */
  DatabaseUrl create();

  /** The extensions that stubs stand in for. */
  Set<String> stubs();

  @Override
  void close();
}

package dev.interlock.dialect;

import dev.interlock.script.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The extensions of a product that supports them. */
public interface Extensions {

  /** Returns the extension that a statement requests; empty if it does not request one. */
  Optional<ExtensionRequest> requestedBy(Statement statement);

  /** Reads the states of extensions, one for each name, in one query. */
  List<ExtensionState> states(Set<String> names);
}

package dev.interlock.dialect;

import dev.interlock.script.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The extensions of a product that has some. */
public interface Extensions {

  /** What the statement asks for by its text; empty if it is about something else. */
  Optional<ExtensionRequest> requestedBy(Statement statement);

  /** What the server says of those extensions, in one query; one for each name. */
  List<ExtensionState> states(Set<String> names);
}

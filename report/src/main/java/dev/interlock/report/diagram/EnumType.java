package dev.interlock.report.diagram;

import dev.interlock.catalog.Identifier;
import java.util.List;
import java.util.Optional;

/**
 * An enum.
 *
 * @param labels in their order
 */
public record EnumType(QualifiedName name, Optional<String> comment, List<String> labels) {

  public EnumType {
    labels = List.copyOf(labels);
  }

  /** Returns the type as the database prints it for a column. */
  String type() {
    return Identifier.quoted(name.schema()) + "." + Identifier.quoted(name.name());
  }
}

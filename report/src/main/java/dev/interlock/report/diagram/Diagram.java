package dev.interlock.report.diagram;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An entity-relationship diagram without coordinates.
 *
 * @param tables ordered by name
 * @param references the foreign keys between them, ordered by their tables and columns
 * @param enums ordered by name
 */
public record Diagram(List<Table> tables, List<Reference> references, List<EnumType> enums) {

  public Diagram {
    tables = List.copyOf(tables);
    references = List.copyOf(references);
    enums = List.copyOf(enums);
  }

  /** Returns the schemas, in alphabetical order. */
  public List<String> schemas() {
    var schemas = new TreeSet<String>();
    tables.forEach(table -> schemas.add(table.name().schema()));
    enums.forEach(type -> schemas.add(type.name().schema()));
    return List.copyOf(schemas);
  }

  /**
   * Returns the diagram of some of its tables, with the foreign keys between them and the enums
   * that they use.
   */
  public Diagram of(Set<QualifiedName> kept) {
    List<Table> some = tables.stream().filter(table -> kept.contains(table.name())).toList();
    Set<String> types =
        some.stream()
            .flatMap(table -> table.columns().stream())
            .map(column -> column.type().replace("[]", ""))
            .collect(Collectors.toSet());
    return new Diagram(
        some,
        references.stream()
            .filter(key -> kept.contains(key.from()) && kept.contains(key.to()))
            .toList(),
        enums.stream().filter(type -> types.contains(type.type())).toList());
  }
}

package dev.interlock.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The identity of an object: its kind and its path of names as the database stores them, never
 * quoted and never folded to lower case.
 *
 * <p>Paths are {@code schema, name}; for parts of a table {@code schema, table, name}; for routines
 * {@code schema, name, argument types}; and only {@code name} for kinds outside schemas. A product
 * without schemas uses an empty schema name. An object whose name the server generated is
 * identified by its definition instead, see {@link #unnamed}.
 *
 * <p>Ordered by kind, then path.
 */
public record ObjectId(ObjectKind kind, List<String> path) implements Comparable<ObjectId> {

  /**
   * Marks a definition in a path. An identifier is never empty, so it cannot be mistaken for a
   * name.
   */
  private static final String NAMELESS = "";

  /** The index of the mark in a path, after the schema and the table. */
  private static final int NAMELESS_AT = 2;

  public ObjectId {
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("A " + kind.word() + " needs a name.");
    }
  }

  public static ObjectId of(ObjectKind kind, String... path) {
    return new ObjectId(kind, List.of(path));
  }

  /**
   * Identifies an unnamed object by its definition, so that it is the same object whatever name the
   * server generated for it.
   *
   * @param table the path of its table: schema and name
   * @param definition its definition without its own name
   */
  public static ObjectId unnamed(ObjectKind kind, List<String> table, String definition) {
    return new ObjectId(kind, List.of(table.get(0), table.get(1), NAMELESS, definition));
  }

  /** Whether the object is unnamed and identified by its definition. */
  public boolean isUnnamed() {
    return path.size() > NAMELESS_AT + 1 && path.get(NAMELESS_AT).equals(NAMELESS);
  }

  /** Returns the id of the second, third … of several unnamed objects with the same definition. */
  ObjectId numbered(int number) {
    var numbered = new ArrayList<>(path);
    numbered.add(Integer.toString(number));
    return new ObjectId(kind, numbered);
  }

  /** Returns the schema; empty for kinds outside schemas. */
  public String schema() {
    return kind.isInSchema() ? path.getFirst() : "";
  }

  /**
   * Returns the path of the table, view or domain that the object is a part of, otherwise its own
   * path.
   */
  public List<String> owner() {
    return kind.isPart() || isUnnamed() ? path.subList(0, NAMELESS_AT) : path;
  }

  /** Returns the name without schema or table, or the definition of an unnamed object. */
  public String name() {
    if (isUnnamed()) {
      return path.get(NAMELESS_AT + 1);
    }
    return path.get(kind.isPart() ? 2 : kind.isInSchema() ? 1 : 0);
  }

  @Override
  public int compareTo(ObjectId other) {
    int order = kind.compareTo(other.kind);
    return order != 0 ? order : compare(path, other.path, Integer.MAX_VALUE);
  }

  /** Compares the first {@code names} names of two paths; a prefix sorts first. */
  static int compare(List<String> one, List<String> other, int names) {
    int size = Math.min(one.size(), names);
    int otherSize = Math.min(other.size(), names);
    int order = 0;
    for (int i = 0; order == 0 && i < Math.min(size, otherSize); i++) {
      order = compare(one.get(i), other.get(i));
    }
    return order != 0 ? order : Integer.compare(size, otherSize);
  }

  /** Tests for the same instance first: most objects are in one schema and share its name. */
  @SuppressWarnings("ReferenceEquality")
  private static int compare(String one, String other) {
    return one == other ? 0 : one.compareTo(other);
  }

  /**
   * Returns a text for people, such as {@code column "user"."emailVerified"} or {@code index by_day
   * on visit}.
   */
  @Override
  public String toString() {
    return kind.word() + " " + place();
  }

  private String place() {
    if (isUnnamed()) {
      return definition() + " on " + dotted(owner());
    }
    return switch (kind) {
      case CONSTRAINT, INDEX, TRIGGER, RULE, POLICY ->
          Identifier.quoted(name()) + " on " + dotted(owner());
      case ROUTINE, OPERATOR -> dotted(path.subList(0, 2)) + "(" + path.getLast() + ")";
      case OPERATOR_CLASS, OPERATOR_FAMILY ->
          dotted(path.subList(0, 2)) + " using " + path.getLast();
      case CAST -> "(" + String.join(" as ", path) + ")";
      default -> dotted(path);
    };
  }

  private String definition() {
    boolean first = path.size() == NAMELESS_AT + 2;
    return first ? name() : name() + " #" + path.getLast();
  }

  /** Joins names with dots and omits the default schema. */
  private String dotted(List<String> names) {
    boolean silent = kind.isInSchema() && Identifier.isDefaultSchema(names.getFirst());
    return names.stream()
        .skip(silent ? 1 : 0)
        .map(Identifier::quoted)
        .collect(Collectors.joining("."));
  }
}

package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the objects that the sections read, and the facts that one section needs of another. */
public final class CatalogBuilder {

  /** The address of an object in the server: its system catalog and its identifier there. */
  record Address(String catalog, int oid) {}

  private final List<ObjectBuilder> drafts = new ArrayList<>();
  private final Map<Integer, Relation> relations = new HashMap<>();

  /** The comments by system catalog, and within it by object and part. */
  private final Map<String, Map<Long, String>> comments = new HashMap<>();

  private final Map<@Nullable String, String> renamed = new HashMap<>();
  private final Map<Integer, ObjectId> ids = new HashMap<>();
  private final Map<Integer, String> sequences = new HashMap<>();
  private final Set<Address> ofExtensions;

  CatalogBuilder() {
    this(new HashSet<>());
  }

  private CatalogBuilder(Set<Address> ofExtensions) {
    this.ofExtensions = ofExtensions;
  }

  /** Creates a builder that continues from a known snapshot. */
  public static CatalogBuilder following(Snapshot known) {
    var builder = new CatalogBuilder(known.ofExtensions());
    known.renames().forEach(builder::rename);
    return builder;
  }

  void comment(String catalog, int oid, int part, String text) {
    comments.computeIfAbsent(catalog, none -> new HashMap<>()).put(note(oid, part), text);
  }

  void ofExtension(String catalog, int oid) {
    ofExtensions.add(new Address(catalog, oid));
  }

  boolean isOfExtension(String catalog, int oid) {
    return !ofExtensions.isEmpty() && ofExtensions.contains(new Address(catalog, oid));
  }

  /**
   * Begins an object, with its comment.
   *
   * @param catalog the system catalog of the object, such as {@code pg_class}
   */
  ObjectBuilder draft(ObjectId id, String catalog, int oid) {
    return draft(id, catalog, oid, 0);
  }

  ObjectBuilder draft(ObjectId id, String catalog, int oid, int part) {
    var draft = new ObjectBuilder(id);
    draft.put(Attribute.COMMENT, commentOn(catalog, oid, part));
    drafts.add(draft);
    if (part == 0 && catalog.equals("pg_class")) {
      ids.put(oid, id);
    }
    return draft;
  }

  @Nullable String commentOn(String catalog, int oid, int part) {
    Map<Long, String> ofCatalog = comments.get(catalog);
    return ofCatalog == null ? null : ofCatalog.get(note(oid, part));
  }

  private static long note(int oid, int part) {
    return (long) oid << Integer.SIZE | part;
  }

  void add(int oid, Relation relation) {
    relations.put(oid, relation);
    ids.put(oid, relation.draft().id());
  }

  /** Returns the relation; null if it is not read. */
  @Nullable Relation relation(int oid) {
    return relations.get(oid);
  }

  void sequence(int oid, String printed) {
    sequences.put(oid, printed);
  }

  /** Returns the sequence's name as the server prints it; null if it was not read. */
  @Nullable String sequence(int oid) {
    return sequences.get(oid);
  }

  /** Replaces the default {@code printed} by {@code canonical} in every column. */
  void rename(String printed, String canonical) {
    renamed.put(printed, canonical);
  }

  Map<String, String> renames() {
    return Collections.unmodifiableMap(renamed);
  }

  /** Returns the ids of the relations by their object identifiers. */
  Map<Integer, ObjectId> ids() {
    return Collections.unmodifiableMap(ids);
  }

  /** Returns the column names of each relation, see {@link Relation#columnNames()}. */
  Map<Integer, List<@Nullable String>> columns() {
    var columns = new HashMap<Integer, List<@Nullable String>>();
    relations.forEach((oid, relation) -> columns.put(oid, relation.columnNames()));
    return columns;
  }

  /** Returns the addresses of the objects that belong to extensions. */
  Set<Address> ofExtensions() {
    return Set.copyOf(ofExtensions);
  }

  private void rename(ObjectBuilder draft) {
    draft.put(Attribute.DEFAULT, renamed.get(draft.get(Attribute.DEFAULT)));
  }

  Catalog catalog() {
    relations.values().forEach(Relation::finish);
    if (!renamed.isEmpty()) {
      drafts.forEach(this::rename);
    }
    var objects = new ArrayList<CatalogObject>(drafts.size());
    drafts.forEach(draft -> objects.add(draft.object()));
    return Catalog.of(objects);
  }
}

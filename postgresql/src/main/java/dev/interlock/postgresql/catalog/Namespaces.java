package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.CatalogScope;
import dev.interlock.ledger.LedgerTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The schemas of a database, and the choice of those that are read. This is the first query. */
public final class Namespaces implements Section {

  private record Namespace(String name, boolean ofExtension, @Nullable String acl) {}

  private final CatalogScope scope;
  private final Set<String> roles = new HashSet<>();
  private final Map<Integer, Namespace> namespaces = new HashMap<>();

  Namespaces(CatalogScope scope) {
    this.scope = scope;
  }

  @Override
  public String query() {
    String roleNames =
        ProviderSchemas.roles().stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    return """
    SELECT 's', n.oid, n.nspname, EXISTS (
        SELECT FROM pg_depend d
        WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e'),
      %s
    FROM pg_namespace n
    WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
      AND n.nspname !~ '^pg_(toast_)?temp_'
      AND NOT (n.nspname = '%s' AND EXISTS (
        SELECT FROM pg_class c WHERE c.relnamespace = n.oid AND c.relname = '%s'))
    UNION ALL SELECT 'r', 0, rolname, false, NULL FROM pg_roles WHERE rolname IN (%s)\
    """
        .formatted(
            Privileges.of("n.nspowner", "n.nspacl", scope),
            LedgerTable.OWN_SCHEMA,
            LedgerTable.LOCK.sqlName(),
            roleNames);
  }

  @Override
  public void take(Row row) {
    boolean isSchema = row.text().equals("s");
    int oid = row.oid();
    String name = row.text();
    if (isSchema) {
      namespaces.put(oid, new Namespace(name, row.isTrue(), row.next()));
    } else {
      roles.add(name);
    }
  }

  Set<String> roles() {
    return roles;
  }

  /** Whether the objects of the schema are read. */
  boolean isRead(int oid) {
    Namespace namespace = namespaces.get(oid);
    if (namespace == null || scope.leftOut().contains(namespace.name())) {
      return false;
    }
    return scope.included().contains(namespace.name())
        || (!namespace.ofExtension() && !ProviderSchemas.has(namespace.name(), roles, names()));
  }

  private Set<String> names() {
    return namespaces.values().stream().map(Namespace::name).collect(Collectors.toSet());
  }

  /** Returns the schemas that are read as an SQL list, which is never empty. */
  public String list() {
    String oids =
        namespaces.keySet().stream()
            .filter(this::isRead)
            .map(Integer::toUnsignedString)
            .sorted()
            .collect(Collectors.joining(", "));
    return oids.isEmpty() ? "0" : oids;
  }

  /** Returns the names of the schemas that are read by their identifiers. */
  Map<Integer, String> read() {
    return namespaces.entrySet().stream()
        .filter(entry -> isRead(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().name()));
  }

  /** Returns the schema's privileges; null unless the scope includes them. */
  @Nullable String privileges(int oid) {
    Namespace namespace = namespaces.get(oid);
    return namespace == null ? null : namespace.acl();
  }
}

package dev.interlock.postgresql.catalog;

/**
 * A section whose every row belongs to one relation, so that it can be queried for a few of them.
 */
public interface RelationalSection extends Section {

  Namespaces namespaces();

  /**
   * Returns the query.
   *
   * @param inSchemas the SQL condition, written after a schema's identifier, that selects the
   *     schemas
   */
  String query(String inSchemas);

  /** Returns aliases for the first columns of the query; the last of them is the relation. */
  String columnsUpToRelation();

  @Override
  default String query() {
    return query(" IN (" + namespaces().list() + ")");
  }

  /**
   * Returns the query for some relations only; its one parameter is their identifiers. The cast
   * keeps the planner from filtering by schema first: for a new schema its statistics say zero
   * rows.
   */
  default String queryOfSome() {
    return "SELECT * FROM (%s) described (%s) WHERE relation = ANY ($1::oid[])"
        .formatted(query("::bigint IN (" + namespaces().list() + ")"), columnsUpToRelation());
  }
}

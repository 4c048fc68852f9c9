package dev.interlock.postgresql.catalog;

/** A section whose every row belongs to one relation, so it can be asked for a few of them. */
public interface RelationalSection extends Section {

  Namespaces namespaces();

  /**
   * The query.
   *
   * @param inSchemas stands behind a schema's identifier and says that the schema is read
   */
  String query(String inSchemas);

  /** What to call the first columns of the query; the last of these is the relation. */
  String columnsUpToRelation();

  @Override
  default String query() {
    return query(" IN (" + namespaces().list() + ")");
  }

  /**
   * The query for some relations only, with their identifiers as its one parameter. The server is
   * kept from looking for them by their schema, of which it believes as long as it is new that
   * there is nothing in it.
   */
  default String queryOfSome() {
    return "SELECT * FROM (%s) described (%s) WHERE relation = ANY ($1::oid[])"
        .formatted(query("::bigint IN (" + namespaces().list() + ")"), columnsUpToRelation());
  }
}

package dev.interlock.postgresql.catalog;

/** A section whose every row belongs to one relation, so it can be asked for a few of them. */
interface RelationalSection extends Section {

  /** What to call the first columns of the query; the last of these is the relation. */
  String columnsUpToRelation();

  /**
   * The query for some relations only; the server looks just for them.
   *
   * @param relations identifiers as an SQL list
   */
  default String query(String relations) {
    return "SELECT * FROM (%s) described (%s) WHERE relation IN (%s)"
        .formatted(query(), columnsUpToRelation(), relations);
  }
}

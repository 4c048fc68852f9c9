package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;

/** Defaults of columns, and the expressions of generated columns. */
record DefaultSection(
    CatalogBuilder builder, Namespaces namespaces, DeparseQueue deparse, ExpressionKeys keys)
    implements RelationalSection {

  DefaultSection(CatalogBuilder builder, Namespaces namespaces, DeparseQueue deparse) {
    this(builder, namespaces, deparse, new ExpressionKeys());
  }

  /** Selects all rows without a join to the schema: sending a whole system catalog is faster. */
  @Override
  public String query(String inSchemas) {
    return "SELECT d.adrelid, d.adnum, d.oid, d.adbin FROM pg_attrdef d WHERE d.adrelid >= 16384";
  }

  @Override
  public String columnsUpToRelation() {
    return "relation";
  }

  @Override
  public void take(Row row) {
    Relation relation = builder.relation(row.oid());
    Relation.Column column = relation == null ? null : relation.column(row.number());
    if (relation == null || column == null) {
      return;
    }
    int oid = row.oid();
    String shape = row.shape(keys, relation::columnName);
    String sequence = shape == null ? null : builder.sequence(NextValue.sequence(shape));
    if (sequence != null) {
      column.draft().put(Attribute.DEFAULT, NextValue.of(sequence));
    } else {
      deparse.ask(DeparseQueue.Kind.DEFAULT, oid, shape, text -> put(column, text));
    }
  }

  private static void put(Relation.Column column, String expression) {
    switch (column.generated()) {
      case "" -> column.draft().put(Attribute.DEFAULT, expression);
      case "v" -> column.draft().put(Attribute.GENERATED, "virtual " + expression);
      default -> column.draft().put(Attribute.GENERATED, "stored " + expression);
    }
  }
}

package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import org.jspecify.annotations.Nullable;

/**
 * Triggers, rules and policies. A trigger that a partition inherits from its parent is read only if
 * the two are enabled differently. The internal triggers by which the server enforces foreign keys
 * and deferred keys become an attribute of their table unless they fire as usual: after {@code
 * DISABLE TRIGGER ALL} the constraint still looks valid but is not enforced.
 */
record TriggerSection(CatalogBuilder builder, Namespaces namespaces) implements RelationalSection {

  private static final String OF_CONSTRAINTS = "of constraints";

  @Override
  public String query(String inSchemas) {
    return """
    SELECT 'pg_trigger', t.oid, t.tgrelid, t.tgname, pg_get_triggerdef(t.oid), t.tgenabled,
      NULL, NULL, NULL
    FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
    LEFT JOIN pg_trigger p ON p.oid = t.tgparentid
    WHERE c.relnamespace%1$s AND CASE WHEN t.tgparentid = 0 THEN NOT t.tgisinternal
      ELSE t.tgenabled <> p.tgenabled AND NOT p.tgisinternal END
    UNION ALL
    SELECT 'pg_rewrite', r.oid, r.ev_class, r.rulename, pg_get_ruledef(r.oid), r.ev_enabled,
      NULL, NULL, NULL
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
    WHERE c.relnamespace%1$s AND r.rulename <> '_RETURN'
    UNION ALL
    SELECT 'pg_policy', p.oid, p.polrelid, p.polname,
      concat(CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END, ' for ',
        CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update'
          WHEN 'd' THEN 'delete' ELSE 'all' END),
      'O', (SELECT string_agg(CASE WHEN r = 0 THEN 'public' ELSE quote_ident(pg_get_userbyid(r)) END,
          ', ' ORDER BY pg_get_userbyid(r) COLLATE "C") FROM unnest(p.polroles) r),
      pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
    WHERE c.relnamespace%1$s
    UNION ALL
    SELECT '%2$s', 0::oid, t.tgrelid, '',
      string_agg(DISTINCT concat(CASE t.tgenabled WHEN 'D' THEN 'disabled ' WHEN 'R' THEN 'replica '
          ELSE 'always ' END, quote_ident(o.conname)), ', '), 'O', NULL, NULL, NULL
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_constraint o ON o.oid = t.tgconstraint
    WHERE c.relnamespace%1$s AND t.tgisinternal AND t.tgenabled <> 'O'
    GROUP BY t.tgrelid\
    """
        .formatted(inSchemas, OF_CONSTRAINTS);
  }

  @Override
  public String columnsUpToRelation() {
    return "catalog, id, relation";
  }

  @Override
  public void take(Row row) {
    String catalog = row.text();
    int oid = row.oid();
    Relation relation = builder.relation(row.oid());
    if (relation == null || builder.isOfExtension(catalog, oid)) {
      return;
    }
    String name = row.text();
    if (catalog.equals(OF_CONSTRAINTS)) {
      relation.draft().put("constraint triggers", row.next());
      return;
    }
    var id = new ObjectId(kind(catalog), relation.path(name));
    builder
        .draft(id, catalog, oid)
        .put(Attribute.DEFINITION, row.next())
        .put("enabled", enabled(row.text()))
        .put("roles", row.next())
        .put("using", row.next())
        .put("with check", row.next());
  }

  private static ObjectKind kind(String catalog) {
    return switch (catalog) {
      case "pg_trigger" -> ObjectKind.TRIGGER;
      case "pg_rewrite" -> ObjectKind.RULE;
      default -> ObjectKind.POLICY;
    };
  }

  static @Nullable String enabled(String letter) {
    return switch (letter) {
      case "D" -> "no";
      case "R" -> "replica";
      case "A" -> "always";
      default -> null;
    };
  }
}

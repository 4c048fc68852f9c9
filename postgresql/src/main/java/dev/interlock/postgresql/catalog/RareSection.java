package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rare kinds of objects, in one query. Each row is an object with its path and a definition,
 * which the query itself composes where the server has no function for it. The values of secret
 * options of foreign servers are masked, so that a rotated password does not count as drift.
 */
record RareSection(CatalogBuilder builder, Namespaces namespaces, int major) implements Section {

  @Override
  public String query() {
    String collation =
        major >= 17
            ? "c.colllocale, c.collicurules"
            : major >= 16
                ? "c.colliculocale, c.collicurules"
                : major >= 15
                    ? "c.colliculocale, NULL"
                    : "CASE WHEN c.collprovider = 'i' THEN c.collcollate END, NULL";
    return """
    SELECT * FROM (
    SELECT 'STATISTICS', 'pg_statistic_ext', s.oid, n.nspname, s.stxname, NULL,
      substr(pg_get_statisticsobjdef(s.oid),
        length(concat('CREATE STATISTICS ', quote_ident(n.nspname), '.', quote_ident(s.stxname), ' ')) + 1),
      nullif(s.stxstattarget, -1)::text, s.stxrelid::oid, array_to_string(s.stxkeys, ' ')
    FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
    WHERE s.stxnamespace IN (%1$s)
    UNION ALL
    SELECT 'EXTENSION', 'pg_extension', e.oid, e.extname, NULL, NULL,
      quote_ident(n.nspname), e.extversion, 0, NULL
    FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
    WHERE e.extname <> 'plpgsql'
    UNION ALL
    SELECT 'EVENT_TRIGGER', 'pg_event_trigger', e.oid, e.evtname, NULL, NULL,
      concat('ON ', e.evtevent, ' WHEN TAG IN (' || array_to_string(e.evttags, ', ') || ')',
        ' EXECUTE FUNCTION ', e.evtfoid::regprocedure), e.evtenabled::text, p.pronamespace, NULL
    FROM pg_event_trigger e JOIN pg_proc p ON p.oid = e.evtfoid
    UNION ALL
    SELECT 'FOREIGN_DATA_WRAPPER', 'pg_foreign_data_wrapper', f.oid, f.fdwname, NULL, NULL,
      concat('HANDLER ' || nullif(f.fdwhandler, 0)::regproc,
        ' VALIDATOR ' || nullif(f.fdwvalidator, 0)::regproc,
        ' OPTIONS ' || CASE WHEN f.fdwoptions IS NOT NULL THEN ARRAY(
          SELECT CASE WHEN split_part(o, '=', 1) ~* 'pass|pwd|secret|token|key$'
            THEN split_part(o, '=', 1) || '=***' ELSE o END
          FROM unnest(f.fdwoptions) WITH ORDINALITY AS given (o, place) ORDER BY place)::text END), NULL, 0, NULL
    FROM pg_foreign_data_wrapper f
    UNION ALL
    SELECT 'FOREIGN_SERVER', 'pg_foreign_server', s.oid, s.srvname, NULL, NULL,
      concat('FOREIGN DATA WRAPPER ', quote_ident(f.fdwname), ' TYPE ' || quote_literal(s.srvtype),
        ' VERSION ' || quote_literal(s.srvversion), ' OPTIONS ' || CASE WHEN s.srvoptions IS NOT NULL THEN ARRAY(
          SELECT CASE WHEN split_part(o, '=', 1) ~* 'pass|pwd|secret|token|key$'
            THEN split_part(o, '=', 1) || '=***' ELSE o END
          FROM unnest(s.srvoptions) WITH ORDINALITY AS given (o, place) ORDER BY place)::text END), NULL, 0, NULL
    FROM pg_foreign_server s JOIN pg_foreign_data_wrapper f ON f.oid = s.srvfdw
    UNION ALL
    SELECT 'CAST', 'pg_cast', c.oid, format_type(c.castsource, NULL), format_type(c.casttarget, NULL),
      NULL, concat(CASE c.castmethod WHEN 'b' THEN 'WITHOUT FUNCTION' WHEN 'i' THEN 'WITH INOUT'
          ELSE 'WITH FUNCTION ' || c.castfunc::regprocedure END,
        CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' END),
      NULL, 0, NULL
    FROM pg_cast c WHERE c.oid >= 16384 AND NOT EXISTS (
      SELECT FROM pg_depend d
      WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')
    UNION ALL
    SELECT 'OPERATOR', 'pg_operator', o.oid, n.nspname, o.oprname,
      concat(coalesce(format_type(nullif(o.oprleft, 0), NULL), 'none'), ', ',
        coalesce(format_type(nullif(o.oprright, 0), NULL), 'none')),
      concat('FUNCTION ', o.oprcode::regprocedure,
        ' COMMUTATOR ' || nullif(o.oprcom, 0)::regoperator,
        ' NEGATOR ' || nullif(o.oprnegate, 0)::regoperator,
        ' RESTRICT ' || nullif(o.oprrest::oid, 0)::regproc,
        ' JOIN ' || nullif(o.oprjoin::oid, 0)::regproc,
        CASE WHEN o.oprcanmerge THEN ' MERGES' END, CASE WHEN o.oprcanhash THEN ' HASHES' END),
      NULL, 0, NULL
    FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
    WHERE o.oprnamespace IN (%1$s) AND o.oprcode <> 0
    UNION ALL
    SELECT 'OPERATOR_FAMILY', 'pg_opfamily', f.oid, n.nspname, f.opfname, m.amname,
      concat_ws('; ',
        (SELECT string_agg(concat('OPERATOR ', o.amopstrategy, ' ', o.amopopr::regoperator,
            CASE WHEN o.amopsortfamily <> 0 THEN ' FOR ORDER BY' END), '; '
            ORDER BY o.amopstrategy, o.amopopr::regoperator::text COLLATE "C")
          FROM pg_amop o WHERE o.amopfamily = f.oid),
        (SELECT string_agg(concat('FUNCTION ', a.amprocnum, ' (',
            format_type(a.amproclefttype, NULL), ', ', format_type(a.amprocrighttype, NULL), ') ',
            a.amproc::regprocedure), '; '
            ORDER BY a.amprocnum, a.amproc::regprocedure::text COLLATE "C")
          FROM pg_amproc a WHERE a.amprocfamily = f.oid)), NULL, 0, NULL
    FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace JOIN pg_am m ON m.oid = f.opfmethod
    WHERE f.opfnamespace IN (%1$s)
    UNION ALL
    SELECT 'OPERATOR_CLASS', 'pg_opclass', o.oid, n.nspname, o.opcname, m.amname,
      concat(CASE WHEN o.opcdefault THEN 'DEFAULT ' END, 'FOR TYPE ', format_type(o.opcintype, NULL),
        ' FAMILY ', quote_ident(fn.nspname), '.', quote_ident(f.opfname),
        ' STORAGE ' || format_type(nullif(o.opckeytype, 0), NULL)), NULL, 0, NULL
    FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am m ON m.oid = o.opcmethod
    JOIN pg_opfamily f ON f.oid = o.opcfamily JOIN pg_namespace fn ON fn.oid = f.opfnamespace
    WHERE o.opcnamespace IN (%1$s)
    UNION ALL
    SELECT 'COLLATION', 'pg_collation', c.oid, n.nspname, c.collname, NULL,
      concat_ws(', ', 'provider ' || c.collprovider::text, CASE WHEN c.collprovider <> 'i' THEN 'lc_collate ' || quote_literal(c.collcollate) END,
        CASE WHEN c.collprovider <> 'i' THEN 'lc_ctype ' || quote_literal(c.collctype) END, 'locale ' || quote_literal(l.locale),
        'rules ' || quote_literal(l.rules),
        CASE WHEN NOT c.collisdeterministic THEN 'not deterministic' END), NULL, 0, NULL
    FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace,
      LATERAL (SELECT %2$s) l (locale, rules)
    WHERE c.collnamespace IN (%1$s)
    UNION ALL
    SELECT 'TEXT_SEARCH_DICTIONARY', 'pg_ts_dict', d.oid, n.nspname, d.dictname, NULL,
      concat('TEMPLATE ', tn.nspname, '.', t.tmplname, ' ' ||
        regexp_replace(d.dictinitoption, '"([a-z_]+)"( = )', '\\1\\2', 'g')), NULL, 0, NULL
    FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace
    JOIN pg_ts_template t ON t.oid = d.dicttemplate JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
    WHERE d.dictnamespace IN (%1$s)
    UNION ALL
    SELECT 'TEXT_SEARCH_CONFIGURATION', 'pg_ts_config', c.oid, n.nspname, c.cfgname, NULL,
      concat('PARSER ', pn.nspname, '.', p.prsname, ' ' || (
        SELECT string_agg(concat(m.maptokentype, ' ', m.mapdict::regdictionary), ', '
          ORDER BY m.maptokentype, m.mapseqno)
        FROM pg_ts_config_map m WHERE m.mapcfg = c.oid)), NULL, 0, NULL
    FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace
    JOIN pg_ts_parser p ON p.oid = c.cfgparser JOIN pg_namespace pn ON pn.oid = p.prsnamespace
    WHERE c.cfgnamespace IN (%1$s)
    ) rare\
    """
        .formatted(namespaces.list(), collation);
  }

  @Override
  public void take(Row row) {
    var kind = ObjectKind.valueOf(row.text());
    String catalog = row.text();
    int oid = row.oid();
    var path = new ArrayList<String>();
    path.add(row.text());
    for (int i = 0; i < 2; i++) {
      String part = row.next();
      if (part != null) {
        path.add(part);
      }
    }
    if (builder.isOfExtension(catalog, oid)) {
      return;
    }
    describe(kind, catalog, oid, path, row);
  }

  private void describe(ObjectKind kind, String catalog, int oid, List<String> path, Row row) {
    String definition = row.text();
    String more = row.next();
    int other = row.oid();
    switch (kind) {
      case STATISTICS -> statistics(oid, path, definition, row, other, more);
      case EXTENSION -> {
        ObjectBuilder draft = builder.draft(new ObjectId(kind, path), catalog, oid);
        draft.put("schema", definition);
        if (more != null) {
          draft.uncompared("version", more);
        }
      }
      case EVENT_TRIGGER -> {
        if (namespaces.isRead(other) && more != null) {
          builder
              .draft(new ObjectId(kind, path), catalog, oid)
              .put(Attribute.DEFINITION, definition)
              .put("enabled", TriggerSection.enabled(more));
        }
      }
      default ->
          builder
              .draft(new ObjectId(kind, path), catalog, oid)
              .put(Attribute.DEFINITION, definition.isEmpty() ? null : definition);
    }
  }

  private void statistics(
      int oid, List<String> path, String definition, Row row, int table, @Nullable String target) {
    Relation relation = builder.relation(table);
    if (relation == null) {
      return;
    }
    String name = path.get(1);
    var generated = GeneratedName.of(relation.name(), relation.columnNames(row.numbers()), "stat");
    var id =
        generated.matches(name)
            ? ObjectId.unnamed(ObjectKind.STATISTICS, relation.path(), definition)
            : ObjectId.of(ObjectKind.STATISTICS, path.get(0), name);
    builder
        .draft(id, "pg_statistic_ext", oid)
        .named(name)
        .put(Attribute.DEFINITION, definition)
        .put("target", target);
  }
}

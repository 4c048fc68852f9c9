package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;

/** Functions, procedures, window functions and aggregates. */
record RoutineSection(CatalogBuilder builder, Namespaces namespaces, CatalogScope scope)
    implements Section {

  @Override
  public String query() {
    return """
    SELECT p.oid, n.nspname, p.proname, oidvectortypes(p.proargtypes),
      CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) ELSE (
        SELECT concat('AGGREGATE (', pg_get_function_arguments(p.oid), ') ',
          'RETURNS ', pg_get_function_result(p.oid),
          ' SFUNC ', a.aggtransfn::regprocedure, ' STYPE ', format_type(a.aggtranstype, NULL),
          ' SSPACE ' || nullif(a.aggtransspace, 0),
          ' FINALFUNC ' || nullif(a.aggfinalfn::oid, 0)::regprocedure,
          CASE WHEN a.aggfinalextra THEN ' FINALFUNC_EXTRA' END,
          ' FINALFUNC_MODIFY ', a.aggfinalmodify,
          ' COMBINEFUNC ' || nullif(a.aggcombinefn::oid, 0)::regprocedure,
          ' SERIALFUNC ' || nullif(a.aggserialfn::oid, 0)::regprocedure,
          ' DESERIALFUNC ' || nullif(a.aggdeserialfn::oid, 0)::regprocedure,
          ' INITCOND ' || quote_literal(a.agginitval),
          ' MSFUNC ' || nullif(a.aggmtransfn::oid, 0)::regprocedure,
          ' MINVFUNC ' || nullif(a.aggminvtransfn::oid, 0)::regprocedure,
          ' MSTYPE ' || format_type(nullif(a.aggmtranstype, 0), NULL),
          ' MSSPACE ' || nullif(a.aggmtransspace, 0),
          ' MFINALFUNC ' || nullif(a.aggmfinalfn::oid, 0)::regprocedure,
          CASE WHEN a.aggmfinalextra THEN ' MFINALFUNC_EXTRA' END,
          ' MFINALFUNC_MODIFY ', a.aggmfinalmodify,
          ' MINITCOND ' || quote_literal(a.aggminitval),
          ' SORTOP ' || nullif(a.aggsortop, 0)::regoperator,
          ' PARALLEL ', p.proparallel, ' KIND ', a.aggkind)
        FROM pg_aggregate a WHERE a.aggfnoid = p.oid) END,
      %s
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE p.pronamespace IN (%s) AND NOT EXISTS (
      SELECT FROM pg_depend d
      WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))\
    """
        .formatted(Privileges.of("p.proowner", "p.proacl", scope), namespaces.list());
  }

  @Override
  public void take(Row row) {
    int oid = row.oid();
    var id = ObjectId.of(ObjectKind.ROUTINE, row.text(), row.text(), row.text());
    builder
        .draft(id, "pg_proc", oid)
        .put(Attribute.DEFINITION, row.next())
        .put(Privileges.ATTRIBUTE, row.next());
  }
}

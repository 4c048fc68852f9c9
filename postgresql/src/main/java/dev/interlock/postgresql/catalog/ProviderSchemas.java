package dev.interlock.postgresql.catalog;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The providers of hosted databases and their schemas. A schema counts as a provider's only in a
 * database that bears the provider's sign: elsewhere, {@code auth} is an ordinary schema.
 */
public enum ProviderSchemas {
  SUPABASE(
      Sign.ROLE,
      "supabase_admin",
      "auth|storage|realtime|_realtime|graphql|graphql_public|vault|pgsodium|pgsodium_masks|pgbouncer"
          + "|supabase_functions|supabase_migrations|_supabase|_analytics|extensions|net|cron|pgtle"
          + "|pgmq"),
  NEON(Sign.ROLE, "neon_superuser", "neon|neon_auth|neon_migration"),
  HEROKU(Sign.SCHEMA, "_heroku", "_heroku|heroku_ext"),
  RDS(Sign.ROLE, "rdsadmin", "rdsadmin|rds_tools|aws_commons|aws_lambda|aws_s3"),
  CLOUD_SQL(Sign.ROLE, "cloudsqladmin", "google_vacuum_mgmt|google_ml"),
  AZURE(Sign.ROLE, "azure_pg_admin", "azure|azure_maintenance|azure_sys|cron"),
  AIVEN(Sign.SCHEMA, "aiven_extras", "aiven_extras"),
  TIMESCALE(
      Sign.SCHEMA,
      "_timescaledb_catalog",
      "_timescaledb_[a-z_]+|timescaledb_information|timescaledb_experimental"),
  HASURA(Sign.SCHEMA, "hdb_catalog", "hdb_catalog|hdb_views|hdb_pro_catalog");

  /** The publications that Supabase creates; a publication belongs to no schema. */
  private static final Pattern PUBLICATIONS = Pattern.compile("supabase_realtime.*");

  /** The kind of object that exists only in databases of that provider. */
  private enum Sign {
    ROLE,
    SCHEMA
  }

  private final Sign sign;
  private final String signName;
  private final Pattern schemas;

  ProviderSchemas(Sign sign, String signName, String schemas) {
    this.sign = sign;
    this.signName = signName;
    this.schemas = Pattern.compile(schemas);
  }

  /** Whether the schema is a provider's, in a database with these roles and schemas. */
  public static boolean has(String schema, Set<String> roles, Set<String> schemas) {
    return Arrays.stream(values())
        .anyMatch(provider ->
            provider.schemas.matcher(schema).matches() && provider.isHere(roles, schemas));
  }

  /** Whether the publication is a provider's. */
  static boolean publishes(String publication, Set<String> roles) {
    return SUPABASE.isHere(roles, Set.of()) && PUBLICATIONS.matcher(publication).matches();
  }

  /** Returns the names of the roles that identify a provider. */
  public static Set<String> roles() {
    return Arrays.stream(values())
        .filter(provider -> provider.sign == Sign.ROLE)
        .map(provider -> provider.signName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isHere(Set<String> roles, Set<String> schemas) {
    return switch (sign) {
      case ROLE -> roles.contains(signName);
      case SCHEMA -> schemas.contains(signName);
    };
  }
}

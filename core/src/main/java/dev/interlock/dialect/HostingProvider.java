package dev.interlock.dialect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hosting providers of PostgreSQL, each with a role that only its servers have and the way to
 * get an extension.
 */
public enum HostingProvider {
  RDS(
      "rds_superuser",
      "On RDS and Aurora, choose an engine version whose list of extensions has it, and allow it in `rds.allowed_extensions` if that is set."),
  SUPABASE("supabase_admin", "On Supabase, see whether Database > Extensions offers it."),
  NEON("neon_superuser", "On Neon, see whether its list of extensions has it for this version."),
  CLOUD_SQL("cloudsqlsuperuser", "On Cloud SQL, see whether its list of extensions has it."),
  AZURE("azure_pg_admin", "On Azure, add it to the server parameter `azure.extensions`."),
  HEROKU("", "On Heroku, see whether its list of extensions has it for this plan."),
  UNKNOWN(
      "",
      "Install its package on the server, or move to an image that has it (on Railway the templates"
          + " for pgvector, PostGIS and TimescaleDB: its standard image has none of them).");

  private final String role;
  private final String help;

  HostingProvider(String role, String help) {
    this.role = role;
    this.help = help;
  }

  /** Returns the roles that identify providers. */
  public static List<String> roles() {
    return Arrays.stream(values())
        .map(provider -> provider.role)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** Returns the provider whose servers have this role. */
  public static HostingProvider ofRole(@Nullable String role) {
    return Optional.ofNullable(role)
        .flatMap(name ->
            Arrays.stream(values()).filter(provider -> provider.role.equals(name)).findFirst())
        .orElse(UNKNOWN);
  }

  /** Returns the way to get an extension that the server does not have, in the imperative. */
  public String help() {
    return help;
  }

  /**
   * Whether PostgreSQL's own rules decide who may create an extension. Providers allow some of them
   * to roles that are not superusers, which can only be found out by trying.
   */
  public boolean followsTheRules() {
    return this == UNKNOWN;
  }
}

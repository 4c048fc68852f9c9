package todo;

import java.io.PrintWriter;
import java.util.Map;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;

/**
 * Prints the DDL of the entities with Hibernate's own schema export. Needs no database: the dialect
 * is configured, so Hibernate does not ask a server for it.
 */
public final class PrintSchema {

  private PrintSchema() {}

  public static void main(String[] arguments) {
    Map<String, Object> settings =
        Map.of(
            "hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect",
            "hibernate.boot.allow_jdbc_metadata_access", "false",
            "hibernate.hbm2ddl.delimiter", ";",
            SchemaToolingSettings.JAKARTA_HBM2DDL_SCRIPTS_ACTION, "create",
            SchemaToolingSettings.JAKARTA_HBM2DDL_SCRIPTS_CREATE_TARGET,
                new PrintWriter(System.out, true));
    try (var registry = new StandardServiceRegistryBuilder().applySettings(settings).build()) {
      var metadata =
          new MetadataSources(registry)
              .addAnnotatedClass(User.class)
              .addAnnotatedClass(Task.class)
              .buildMetadata();
      SchemaManagementToolCoordinator.process(metadata, registry, settings, action -> {});
    }
  }
}

import java.sql.DriverManager;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.serializer.core.yaml.YamlSnapshotSerializer;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;

/** Liquibase's snapshot of a schema, as its command of that name prints it. Arguments: URL, user, password. */
public final class LiquibaseSnapshot {

  private LiquibaseSnapshot() {}

  public static void main(String[] words) throws Exception {
    var connection = new JdbcConnection(DriverManager.getConnection(words[0], words[1], words[2]));
    var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(connection);
    var snapshot =
        SnapshotGeneratorFactory.getInstance()
            .createSnapshot(database.getDefaultSchema(), database, new SnapshotControl(database));
    System.out.println(new YamlSnapshotSerializer().serialize(snapshot, true));
  }
}

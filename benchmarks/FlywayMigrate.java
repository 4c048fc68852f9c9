import org.flywaydb.core.Flyway;

/** Flyway on the shortest class path that works. Arguments: URL, user, password, folder. */
public final class FlywayMigrate {

  private FlywayMigrate() {}

  public static void main(String[] words) {
    Flyway.configure()
        .dataSource(words[0], words[1], words[2])
        .locations("filesystem:" + words[3])
        .load()
        .migrate();
  }
}

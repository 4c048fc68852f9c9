import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** The floor: the time a JVM takes to connect and run one statement. Arguments: URL, user, password, SQL. */
public final class Query {

  private Query() {}

  public static void main(String[] words) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", words[1]);
    properties.setProperty("password", words[2]);
    try (var connection = new Driver().connect(words[0], properties);
        var statement = connection.createStatement()) {
      statement.execute(words[3]);
    }
  }
}

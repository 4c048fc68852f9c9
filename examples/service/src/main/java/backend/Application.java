package backend;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A small backend: accounts, tasks, conversations, habits, budgets, flows, workouts. */
@SpringBootApplication
public class Application {

  public static void main(String[] arguments) {
    SpringApplication.run(Application.class, arguments);
  }

  /** Platforms write URLs as libpq does: {@code postgresql://user:password@host:port/name}. */
  @Bean
  DataSource database() {
    var url = URI.create(System.getenv("DATABASE_URL"));
    var login = url.getUserInfo().split(":", 2);
    var source = new HikariDataSource();
    source.setJdbcUrl(
        "jdbc:postgresql://%s:%d%s%s"
            .formatted(
                url.getHost(),
                url.getPort() < 0 ? 5432 : url.getPort(),
                url.getPath(),
                url.getQuery() == null ? "" : "?" + url.getQuery()));
    source.setUsername(login[0]);
    source.setPassword(login.length > 1 ? login[1] : null);
    source.setMaximumPoolSize(5);
    return source;
  }
}

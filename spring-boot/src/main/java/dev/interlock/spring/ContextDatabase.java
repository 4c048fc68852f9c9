package dev.interlock.spring;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.url.CandidateUrl;
import dev.interlock.url.PostgresqlUrl;
import dev.interlock.url.Secret;
import dev.interlock.url.SqliteUrl;
import dev.interlock.url.UrlOrigin;
import dev.interlock.url.UrlReading;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * The database of a context, in this order: the marked data source, the connection details, the
 * only or primary data source.
 *
 * @param marked the data source with {@link InterlockDataSource}
 * @param details the details of properties, Testcontainers or Docker Compose
 * @param usual every data source
 */
record ContextDatabase(
    ObjectProvider<DataSource> marked,
    ObjectProvider<JdbcConnectionDetails> details,
    ObjectProvider<DataSource> usual) {

  private static final String HELP =
      "Set `interlock.database` to the URL, with user and password, or mark one data source with @InterlockDataSource.";

  /**
   * Returns its URL.
   *
   * @throws Failure.Misconfigured if there is none or its URL cannot be read
   */
  CandidateUrl url() {
    DataSource chosen = marked.getIfUnique();
    if (chosen != null) {
      return of(chosen);
    }
    JdbcConnectionDetails known = details.getIfUnique();
    if (known != null) {
      return read(known.getJdbcUrl(), known.getUsername(), known.getPassword(), "the data source");
    }
    DataSource only = usual.getIfUnique();
    if (only != null) {
      return of(only);
    }
    throw new Failure.Misconfigured(
        Finding.error(
                Code.NO_DATABASE,
                "the context has no data source, or several of which none is primary, so nothing was migrated.")
            .help(HELP));
  }

  private static CandidateUrl of(DataSource source) {
    SimpleDriverDataSource derived;
    try {
      derived = DataSourceBuilder.derivedFrom(source).type(SimpleDriverDataSource.class).build();
    } catch (RuntimeException e) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.NO_DATABASE,
                  "the data source of type `%s` does not tell its URL, so nothing was migrated."
                      .formatted(source.getClass().getName()))
              .help(HELP));
    }
    return read(derived.getUrl(), derived.getUsername(), derived.getPassword(), "the data source");
  }

  private static CandidateUrl read(
      @Nullable String url, @Nullable String user, @Nullable String password, String origin) {
    if (url == null) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.NO_DATABASE, "%s has no URL, so nothing was migrated.".formatted(origin))
              .help(HELP));
    }
    CandidateUrl read = UrlReading.read(url, new UrlOrigin.Variable(origin));
    return switch (read.url()) {
      case SqliteUrl sqlite -> read;
      case PostgresqlUrl postgres -> {
        PostgresqlUrl complete =
            postgres.orCredentials(
                Optional.ofNullable(user).filter(text -> !text.isEmpty()),
                Optional.ofNullable(password).filter(text -> !text.isEmpty()).map(Secret::new));
        yield new CandidateUrl(complete, read.origin(), complete.uri());
      }
    };
  }
}

package backend;

import java.time.Instant;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The start page, the health check, and the answer to values that the database refuses. */
@RestController
class Home {

  private final JdbcClient database;

  Home(JdbcClient database) {
    this.database = database;
  }

  record Health(String status, Instant timestamp) {}

  @GetMapping("/")
  Map<String, String> root() {
    return Map.of("service", "backend", "docs", "/docs");
  }

  /** Healthy means that the database answers, not only that the process runs. */
  @GetMapping("/health")
  Health health() {
    database.sql("SELECT count(*) FROM users").query(Long.class).single();
    return new Health("healthy", Instant.now());
  }

  @RestControllerAdvice
  static class Errors {

    /** The database refuses values that its constraints forbid. */
    @ExceptionHandler
    ProblemDetail refused(DataIntegrityViolationException e) {
      return ProblemDetail.forStatusAndDetail(
          HttpStatus.UNPROCESSABLE_CONTENT, "the database refuses these values");
    }
  }
}

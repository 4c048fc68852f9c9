package backend;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The flows of a client account, for the users who are associated with it. */
@RestController
@RequestMapping("/api/v3/discovery-flow/flows")
class Flows {

  private static final String ACCOUNT = "X-Client-Account-ID";

  private final JdbcClient database;
  private final Rows<Flow> rows;

  Flows(JdbcClient database) {
    this.database = database;
    this.rows = new Rows<>(database, "discovery_flows", "client_account_id", Flow.class);
  }

  record Flow(long id, UUID flowId, String name, String status) {}

  record NewFlow(String name) {}

  @GetMapping
  List<Flow> list(User user, @RequestHeader(ACCOUNT) long account) {
    requireAssociation(user, account);
    return rows.of(account);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Flow add(User user, @RequestHeader(ACCOUNT) long account, @RequestBody NewFlow flow) {
    requireAssociation(user, account);
    return rows.add(account, flow);
  }

  @GetMapping("/{id}")
  Flow find(User user, @RequestHeader(ACCOUNT) long account, @PathVariable long id) {
    requireAssociation(user, account);
    return rows.find(account, id);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(User user, @RequestHeader(ACCOUNT) long account, @PathVariable long id) {
    requireAssociation(user, account);
    rows.remove(account, id);
  }

  private void requireAssociation(User user, long account) {
    database
        .sql("SELECT 1 FROM user_account_associations WHERE user_id = ? AND client_account_id = ?")
        .params(user.id(), account)
        .query(Integer.class)
        .optional()
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.FORBIDDEN, "not a user of this account"));
  }
}

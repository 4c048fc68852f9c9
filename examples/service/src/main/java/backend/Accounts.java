package backend;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Sign-up, login, and what a user is and may see. */
@RestController
class Accounts {

  private final JdbcClient database;
  private final Tokens tokens;
  private final BCryptPasswordEncoder passwords = new BCryptPasswordEncoder();

  Accounts(JdbcClient database, Tokens tokens) {
    this.database = database;
    this.tokens = tokens;
  }

  record Credentials(String email, String password) {}

  record Person(long id, String email, String name) {}

  record SignedUp(Person user) {}

  record Name(String name) {}

  record ClientAccount(long id, String name) {}

  record Token(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("token_type") String tokenType) {}

  private record Login(long id, String passwordHash) {}

  /** The first user becomes an administrator. */
  @PostMapping("/api/auth/signup")
  @ResponseStatus(HttpStatus.CREATED)
  @Transactional
  SignedUp signUp(@RequestBody Credentials credentials) {
    if (credentials.email() == null || credentials.password() == null) {
      throw new ResponseStatusException(
          HttpStatus.UNPROCESSABLE_CONTENT, "email and password are required");
    }
    var user =
        database
            .sql("INSERT INTO users (email, password_hash) VALUES (?, ?) RETURNING id, email, name")
            .params(credentials.email(), passwords.encode(credentials.password()))
            .query(Person.class)
            .single();
    database
        .sql(
            """
            INSERT INTO user_roles (user_id, role)
            SELECT ?, CASE WHEN EXISTS (SELECT FROM user_roles) THEN 'member' ELSE 'admin' END
            """)
        .param(user.id())
        .update();
    return new SignedUp(user);
  }

  @PostMapping("/api/auth/login")
  Token login(@RequestBody Credentials credentials) {
    return database
        .sql("SELECT id, password_hash FROM users WHERE email = ?")
        .param(credentials.email())
        .query(Login.class)
        .optional()
        .filter(login -> passwords.matches(credentials.password(), login.passwordHash()))
        .map(login -> new Token(tokens.of(login.id()), "bearer"))
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.UNAUTHORIZED, "wrong email or password"));
  }

  @GetMapping("/api/me")
  Person me(User user) {
    return database
        .sql("SELECT id, email, name FROM users WHERE id = ?")
        .param(user.id())
        .query(Person.class)
        .single();
  }

  @PutMapping("/api/me")
  Person rename(User user, @RequestBody Name name) {
    return database
        .sql("UPDATE users SET name = ? WHERE id = ? RETURNING id, email, name")
        .params(name.name(), user.id())
        .query(Person.class)
        .single();
  }

  @GetMapping("/api/me/roles")
  List<String> roles(User user) {
    return database
        .sql("SELECT role FROM user_roles WHERE user_id = ? ORDER BY role")
        .param(user.id())
        .query(String.class)
        .list();
  }

  @GetMapping("/api/accounts")
  List<ClientAccount> accounts(User user) {
    return database
        .sql(
            """
            SELECT id, name FROM client_accounts JOIN user_account_associations ON client_account_id = id
            WHERE user_id = ? ORDER BY id
            """)
        .param(user.id())
        .query(ClientAccount.class)
        .list();
  }

  /** Creates an account that its creator is associated with. */
  @PostMapping("/api/accounts")
  @ResponseStatus(HttpStatus.CREATED)
  ClientAccount open(User user, @RequestBody Name name) {
    return database
        .sql(
            """
            WITH account AS (INSERT INTO client_accounts (name) VALUES (?) RETURNING id, name),
              association AS (
                INSERT INTO user_account_associations (user_id, client_account_id)
                SELECT ?, id FROM account)
            SELECT id, name FROM account
            """)
        .params(name.name(), user.id())
        .query(ClientAccount.class)
        .single();
  }
}

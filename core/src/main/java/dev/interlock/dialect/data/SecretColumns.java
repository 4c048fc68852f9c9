package dev.interlock.dialect.data;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns whose values are never shown: those whose name says so, and those that the project
 * names.
 *
 * @param named names of columns, in any case, with or without their table: {@code ssn}, {@code
 *     person.ssn}
 */
public record SecretColumns(Set<String> named) {

  /** Only the columns whose name says that they are secret. */
  public static final SecretColumns BY_NAME = new SecretColumns(Set.of());

  private static final List<String> WORDS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "secret",
          "token",
          "hash",
          "salt",
          "credential",
          "apikey",
          "api_key",
          "private_key",
          "otp",
          "pin_code",
          "cvv");

  public SecretColumns {
    named = Set.copyOf(named.stream().map(SecretColumns::folded).toList());
  }

  /** Whether values of the column are masked. */
  public boolean has(String table, String column) {
    String name = folded(column);
    return named.contains(name)
        || named.contains(folded(table) + "." + name)
        || WORDS.stream().anyMatch(name::contains);
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}

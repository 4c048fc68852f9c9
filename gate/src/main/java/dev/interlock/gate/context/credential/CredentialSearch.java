package dev.interlock.gate.context.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Searches the text of a file for credentials. */
public final class CredentialSearch {

  /** A comment beside a line that holds no credential, or above it. */
  private static final Pattern ALLOWED = Pattern.compile("interlock:\\s*allow=IMG015\\b");

  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(.*)");

  private static final Pattern KEY_TEXT = Pattern.compile("[A-Za-z0-9+/=\\\\]{32,}");

  /** Files of environment variables; those that are examples by their name are left out. */
  private static final Pattern ENVIRONMENT_FILE =
      Pattern.compile("(?:.*/)?(?:\\.env(?:\\.[^/]*)?|[^/]+\\.env)");

  private static final Pattern EXAMPLE_FILE =
      Pattern.compile("(?i).*(?:example|sample|template|dist|test|schema)[^/]*");

  /** Lines that are longer are data or were made by a program. */
  private static final int LONGEST_LINE = 4_000;

  /** Folders whose files may hold keys and secrets that are made for tests. */
  private static final Pattern TEST_FILE =
      Pattern.compile(
          "(?i)(?:.*/)?(?:tests?|__tests__|specs?|testdata|fixtures?|testkit)/.*|.*[._]test\\.[a-z]+");

  private final boolean isEnvironment;
  private final boolean mayHaveNamed;
  private final List<TokenKind> tokens;

  private CredentialSearch(boolean isEnvironment, boolean mayHaveNamed, List<TokenKind> tokens) {
    this.isEnvironment = isEnvironment;
    this.mayHaveNamed = mayHaveNamed;
    this.tokens = tokens;
  }

  /**
   * Searches a file. In folders of tests, only URLs and tokens of an issuer count.
   *
   * @param file its path, which tells whether it holds environment variables
   * @return one credential for a line at most, in the order of the lines
   */
  public static List<Credential> in(String file, String content) {
    boolean isEnvironment =
        ENVIRONMENT_FILE.matcher(file).matches() && !EXAMPLE_FILE.matcher(file).matches();
    boolean isOfTests = TEST_FILE.matcher(file).matches();
    List<TokenKind> tokens = TokenKind.ALL.stream().filter(token -> token.isIn(content)).toList();
    return new CredentialSearch(isEnvironment, !isOfTests && NamedSecret.mayBeIn(content), tokens)
        .search(content.lines().toList());
  }

  private List<Credential> search(List<String> lines) {
    var found = new ArrayList<Credential>();
    for (int i = 0; i < lines.size(); i++) {
      int line = i + 1;
      String next = line < lines.size() ? lines.get(line) : "";
      Optional<String> kind =
          lines.get(i).length() > LONGEST_LINE ? Optional.empty() : kind(lines.get(i), next);
      if (kind.isPresent() && !isAllowed(lines, i)) {
        found.add(new Credential(line, kind.get()));
      }
    }
    return found;
  }

  private static boolean isAllowed(List<String> lines, int at) {
    return ALLOWED.matcher(lines.get(at)).find()
        || (at > 0 && ALLOWED.matcher(lines.get(at - 1)).find());
  }

  private Optional<String> kind(String line, String next) {
    if (UrlCredential.isIn(line)) {
      return Optional.of("a URL with a password");
    }
    for (TokenKind token : tokens) {
      if (token.isIn(line)) {
        return Optional.of(token.title());
      }
    }
    if (!mayHaveNamed) {
      return Optional.empty();
    }
    return isPrivateKey(line, next)
        ? Optional.of("a private key")
        : NamedSecret.kind(line, isEnvironment);
  }

  /** Asks for the key itself: the words alone are in every program that reads keys. */
  private static boolean isPrivateKey(String line, String next) {
    if (!line.contains("PRIVATE KEY")) {
      return false;
    }
    var begun = PRIVATE_KEY.matcher(line);
    return begun.find()
        && (KEY_TEXT.matcher(begun.group(1)).find() || KEY_TEXT.matcher(next).find());
  }
}

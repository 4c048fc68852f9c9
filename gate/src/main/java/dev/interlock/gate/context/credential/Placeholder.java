package dev.interlock.gate.context.credential;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises texts that are written where a credential belongs, and are none. */
final class Placeholder {

  /** References to variables, marks of templates, and formats. */
  private static final Pattern REFERENCE =
      Pattern.compile("[$<>{}%()\\[\\]*…]|\\.\\.\\.|^[:@#&]|^(.)\\1+$");

  /** Words that occur in made-up credentials. */
  private static final Pattern MADE_UP =
      Pattern.compile(
          "change.?(?:me|it|this)|replace.?(?:me|this|with)|example|sample|dummy|fake|placeholder"
              + "|your.?|todo|redacted|secret|passw|passphrase|insecure|not.?(?:a.?)?real|test"
              + "|xxx|foo|bar|abc|123456|default|development|local|none|null|undefined|env|hunter2"
              + "|correct.?horse|letmein|s3cr3t|p4ss|pa55");

  private static final Set<String> USUAL =
      Set.of(
          "postgres",
          "postgresql",
          "mysql",
          "root",
          "admin",
          "user",
          "username",
          "app",
          "pass",
          "pw",
          "pwd",
          "demo",
          "guest",
          "token",
          "key",
          "db",
          "database",
          "redis",
          "minio",
          "sa",
          "rabbitmq",
          "me",
          "you",
          "alice",
          "bob",
          "service",
          "api",
          "dev",
          "prod",
          "true",
          "false");

  private Placeholder() {}

  static boolean matches(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return text.length() < 4
        || REFERENCE.matcher(text).find()
        || USUAL.contains(lower)
        || MADE_UP.matcher(lower).find();
  }

  /** Whether random-looking text has a made-up part, such as {@code EXAMPLE} in a key of AWS. */
  static boolean isInside(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("example") || lower.contains("0000000") || lower.contains("xxxxxx");
  }
}

package dev.interlock.gate.context.credential;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises texts that are written where a credential belongs, and are none. */
final class Placeholder {

  /** References to variables, marks of templates, and formats. */
  private static final Pattern REFERENCE =
      Pattern.compile("[$<>{}%()\\[\\]*…]|\\.\\.\\.|^[:@#&]|^(.)\\1+$");

  /** Words that occur in made-up credentials of any length. */
  private static final Pattern MADE_UP =
      Pattern.compile(
          "change.?(?:me|it|this)|replace.?(?:me|this|with)|example|sample|dummy|placeholder|your[-_]"
              + "|redacted|insecure|xxxxxx|0000000|1234567|password|not.?(?:a.?)?real|development");

  /** Words that a long random text may hold by chance. */
  private static final Pattern SHORT_WORD =
      Pattern.compile(
          "fake|todo|secret|passw|test|xxx|foo|bar|abc|123456|default|local|none|null|undefined|env"
              + "|your|hunter2|correct.?horse|letmein|s3cr3t|p4ss|pa55");

  /** Texts of this length are not read as words. */
  private static final int LONG = 20;

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
        || MADE_UP.matcher(lower).find()
        || (text.length() < LONG && SHORT_WORD.matcher(lower).find());
  }
}

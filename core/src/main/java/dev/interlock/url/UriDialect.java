package dev.interlock.url;

/**
 * The rules by which the library that a URL's spelling belongs to reads its query; libraries
 * disagree.
 */
enum UriDialect {
  /** libpq and libraries that follow it: a plus is a plus. */
  LIBPQ,
  /** SQLAlchemy's {@code +driver} URLs: a plus is a space. */
  SQLALCHEMY,
  /** JDBC and R2DBC: a plus is a space, and {@code ssl=true} also verifies the certificate. */
  JDBC;

  String decodeValue(String text) {
    return PercentCoding.decode(this == LIBPQ ? text : text.replace('+', ' '));
  }

  /** Returns the {@code sslmode} equivalent to plain {@code ssl=true}. */
  String plainSslMode() {
    return this == JDBC ? "verify-full" : "require";
  }
}

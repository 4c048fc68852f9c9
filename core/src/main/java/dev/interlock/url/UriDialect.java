package dev.interlock.url;

/** How the libraries behind a URL's spelling read its query; they do not agree. */
enum UriDialect {
  /** libpq and everything that follows it: a plus is a plus. */
  LIBPQ,
  /** SQLAlchemy's {@code +driver} URLs: a plus is a blank. */
  SQLALCHEMY,
  /** JDBC and R2DBC: a plus is a blank, and {@code ssl=true} also verifies the certificate. */
  JDBC;

  String decodeValue(String text) {
    return PercentCoding.decode(this == LIBPQ ? text : text.replace('+', ' '));
  }

  /** The {@code sslmode} that plain {@code ssl=true} stands for. */
  String plainSslMode() {
    return this == JDBC ? "verify-full" : "require";
  }
}

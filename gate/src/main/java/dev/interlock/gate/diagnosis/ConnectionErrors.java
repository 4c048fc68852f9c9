package dev.interlock.gate.diagnosis;

import static dev.interlock.gate.diagnosis.KnownError.error;

import java.util.List;

/** Errors of drivers, pools and poolers while they connect or lose a connection. */
final class ConnectionErrors {

  /** Names of drivers and tools, or a port of PostgreSQL or its poolers. */
  private static final String DATABASE =
      "(?i)postgres|psycopg|\\bpg\\b|/pg[-/]|\\bpgx\\b|\\bpq:|PSQLException|libpq|:(?:5432|5433|6543)\\b|sqlalchemy|asyncpg|knex|sequelize|typeorm|prisma|drizzle|ActiveRecord|DATABASE_URL|HikariPool|flyway|liquibase|alembic|goose|dbmate|migrat";

  static final List<KnownError> ALL =
      List.of(
          error(
              ReportingTool.DRIVER,
              Cause.HOST_UNKNOWN,
              "could not translate host name NAME to address"),
          error(
              ReportingTool.DRIVER, Cause.HOST_UNKNOWN, "failed to resolve host '(?<name>[^']+)'"),
          error(
              ReportingTool.DRIVER,
              Cause.HOST_UNKNOWN,
              "hostname resolving error.*?lookup (?<name>[\\w.-]+)"),
          error(
                  ReportingTool.DRIVER,
                  Cause.HOST_UNKNOWN,
                  "\\blookup (?<name>[\\w.-]+)(?: on \\S+)?: (?:no such host|server misbehaving)")
              .near(DATABASE),
          error(
                  ReportingTool.DRIVER,
                  Cause.HOST_UNKNOWN,
                  "getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (?<name>[\\w.-]+)")
              .near(DATABASE),
          error(
                  ReportingTool.DRIVER,
                  Cause.HOST_UNKNOWN,
                  "java\\.net\\.UnknownHostException: (?<name>[\\w.-]+)")
              .near("PSQLException|org\\.postgresql"),
          error(
                  ReportingTool.DRIVER,
                  Cause.HOST_UNKNOWN,
                  "(?:socket\\.gaierror: \\[Errno -?\\d+]|\\[Errno -[235]] (?:Name or service not known|Temporary failure in name resolution|No address))")
              .near("(?i)asyncpg|psycopg|pg8000|sqlalchemy|postgres"),
          error(
              ReportingTool.DRIVER,
              Cause.CONNECTION_REFUSED,
              "connection to server at \"(?<name>[^\"]+)\"(?: \\([^)]*\\))?, port \\d+ failed: Connection refused"),
          error(
              ReportingTool.DRIVER,
              Cause.CONNECTION_REFUSED,
              "connection to server on socket \"(?<name>[^\"]+)\" failed: (?:No such file or directory|Connection refused)"),
          error(
              ReportingTool.DRIVER,
              Cause.CONNECTION_REFUSED,
              "could not connect to server: (?:Connection refused|No such file or directory)"),
          error(
              ReportingTool.DRIVER,
              Cause.CONNECTION_REFUSED,
              "Connection to (?<name>\\S+:\\d+) refused\\. Check that the hostname and port are correct"),
          error(
              ReportingTool.DRIVER,
              Cause.CONNECTION_REFUSED,
              "connect ECONNREFUSED (?<name>\\S+?:(?:5432|5433|6543))\\b"),
          error(
                  ReportingTool.DRIVER,
                  Cause.CONNECTION_REFUSED,
                  "connect ECONNREFUSED (?<name>\\S+:\\d+)")
              .near("/pg[-/]|pg-pool|\\bpg-protocol|postgres"),
          error(
              ReportingTool.DRIVER,
              Cause.CONNECTION_REFUSED,
              "dial tcp (?<name>\\S+:(?:5432|5433|6543)): (?:connect: )?connection refused"),
          error(
              ReportingTool.DRIVER,
              Cause.CONNECTION_REFUSED,
              "failed to connect to `[^`]*`: .*dial tcp (?<name>\\S+): connect: connection refused"),
          error(
                  ReportingTool.DRIVER,
                  Cause.CONNECTION_REFUSED,
                  "tcp connect \\((?<name>\\S+:\\d+)\\): connection refused")
              .near(DATABASE),
          error(
              ReportingTool.DRIVER,
              Cause.CONNECTION_REFUSED,
              "\\[Errno (?:111|61)] Connect call failed \\('(?<name>[^']+)', (?:5432|5433|6543)"),
          error(
              ReportingTool.DRIVER,
              Cause.CONNECTION_REFUSED,
              "(?:NpgsqlException|Npgsql).*Failed to connect to (?<name>\\S+:\\d+)"),
          error(
                  ReportingTool.DRIVER,
                  Cause.CONNECTION_REFUSED,
                  "(?:Connection refused \\(os error \\d+\\)|\\bkind: ConnectionRefused\\b)")
              .near("(?i)postgres|sqlx|diesel|DATABASE_URL"),
          error(
              ReportingTool.DRIVER,
              Cause.NO_ANSWER,
              "connection to server at \"(?<name>[^\"]+)\"(?: \\([^)]*\\))?, port \\d+ failed: (?:Connection timed out|timeout expired|Operation timed out|No route to host|Network is unreachable|Host is unreachable)"),
          error(
              ReportingTool.DRIVER,
              Cause.NO_ANSWER,
              "could not connect to server: (?:Connection timed out|Operation timed out|No route to host|Network is unreachable)"),
          error(
                  ReportingTool.DRIVER,
                  Cause.NO_ANSWER,
                  "connect (?:ETIMEDOUT|ENETUNREACH|EHOSTUNREACH) (?<name>\\S+)")
              .near(DATABASE),
          error(
              ReportingTool.DRIVER,
              Cause.NO_ANSWER,
              "dial tcp (?<name>\\S+:(?:5432|5433|6543)): (?:connect: )?(?:i/o timeout|connection timed out|network is unreachable|no route to host|operation timed out|cannot assign requested address)"),
          error(ReportingTool.DRIVER, Cause.NO_ANSWER, "connection timeout expired")
              .near("psycopg"),
          error(
                  ReportingTool.DRIVER,
                  Cause.NO_ANSWER,
                  "SocketTimeoutException: (?i:connect timed out)")
              .near("PSQLException|org\\.postgresql"),
          error(
              ReportingTool.DRIVER,
              Cause.CERTIFICATE_NOT_TRUSTED,
              "SSL error: certificate verify failed"),
          error(
              ReportingTool.DRIVER,
              Cause.CERTIFICATE_NOT_TRUSTED,
              "root certificate file NAME does not exist"),
          error(
                  ReportingTool.DRIVER,
                  Cause.CERTIFICATE_NOT_TRUSTED,
                  "(?:self[- ]signed certificate|unable to (?:get local issuer|verify the first) certificate|x509: certificate \\w+|CERTIFICATE_VERIFY_FAILED|PKIX path building failed)")
              .near(
                  "(?i)postgres|psycopg|/pg[-/]|pg-pool|\\bpgx\\b|\\bpq:|PSQLException|prisma|asyncpg"),
          error(
              ReportingTool.DRIVER,
              Cause.CERTIFICATE_NOT_TRUSTED,
              "Error opening a TLS connection: .*certificate"),
          error(
              ReportingTool.DRIVER,
              Cause.SSL_NOT_OFFERED,
              "server does not support SSL, but SSL was required"),
          error(
              ReportingTool.DRIVER,
              Cause.SSL_NOT_OFFERED,
              "The server does not support SSL(?:\\.| connections)"),
          error(
              ReportingTool.DRIVER, Cause.SSL_NOT_OFFERED, "pq: SSL is not enabled on the server"),
          error(ReportingTool.DRIVER, Cause.SSL_NOT_OFFERED, "server refused TLS connection"),
          error(
              ReportingTool.DRIVER,
              Cause.SSL_NOT_OFFERED,
              "PostgreSQL server at \\S+ rejected SSL upgrade"),
          error(
              ReportingTool.DRIVER,
              Cause.SSL_REQUIRED,
              "connection is insecure \\(try using `?sslmode=require`?\\)"),
          error(
              ReportingTool.DRIVER,
              Cause.SSL_REQUIRED,
              "SSL connection is required\\. Please specify SSL options and retry"),
          error(
              ReportingTool.POOLER,
              Cause.SSL_REQUIRED,
              "(?:ERROR|FATAL):\\s+SSL (?:connection is )?required"),
          error(ReportingTool.DRIVER, Cause.PASSWORD_MISSING, "fe_sendauth: no password supplied"),
          error(ReportingTool.DRIVER, Cause.PASSWORD_MISSING, "client password must be a string"),
          error(
              ReportingTool.DRIVER,
              Cause.PASSWORD_MISSING,
              "server requested (?:password-based|SCRAM-based|SASL|a password).* but (?:no password was provided|the password is)"),
          error(
              ReportingTool.DRIVER,
              Cause.PASSWORD_MISSING,
              "No password has been provided but the backend requires one"),
          error(ReportingTool.POOLER, Cause.TENANT_UNKNOWN, "Tenant or user not found"),
          error(
              ReportingTool.POOLER,
              Cause.TOO_MANY_CONNECTIONS,
              "no more connections allowed \\(max_client_conn\\)"),
          error(
              ReportingTool.POOLER,
              Cause.TOO_MANY_CONNECTIONS,
              "(?:MaxClientsInSessionMode: max clients reached|Max client connections reached)"),
          error(
              ReportingTool.POOLER, Cause.POOL_EXHAUSTED, "(?:ERROR|FATAL):\\s+query_wait_timeout"),
          error(
              ReportingTool.POOLER,
              Cause.POOLER_SETTING,
              "unsupported startup parameter(?: in options)?: (?<name>\\w+)"),
          error(
              ReportingTool.DRIVER,
              Cause.CONNECTION_LOST,
              "server closed the connection unexpectedly"),
          error(
              ReportingTool.DRIVER,
              Cause.CONNECTION_LOST,
              "SSL connection has been closed unexpectedly"),
          error(
              ReportingTool.DRIVER,
              Cause.CONNECTION_LOST,
              "SSL SYSCALL error: (?:EOF detected|Connection reset by peer|Connection timed out)"),
          error(ReportingTool.DRIVER, Cause.CONNECTION_LOST, "could not receive data from server:"),
          error(
              ReportingTool.DRIVER,
              Cause.CONNECTION_LOST,
              "An I/O error occurred while sending to the backend"),
          error(ReportingTool.DRIVER, Cause.CONNECTION_LOST, "This connection has been closed\\.")
              .near("PSQLException|org\\.postgresql"),
          error(
                  ReportingTool.DRIVER,
                  Cause.CONNECTION_LOST,
                  "Connection terminated (?:unexpectedly|due to connection timeout)")
              .near(DATABASE),
          error(
              ReportingTool.DRIVER,
              Cause.CONNECTION_LOST,
              "ConnectionDoesNotExistError: connection was closed in the middle of operation"),
          error(
              ReportingTool.DRIVER,
              Cause.POOL_EXHAUSTED,
              "QueuePool limit of size \\d+ overflow -?\\d+ reached"),
          error(
              ReportingTool.DRIVER,
              Cause.POOL_EXHAUSTED,
              "HikariPool-\\d+ - Connection is not available, request timed out after"),
          error(
              ReportingTool.DRIVER,
              Cause.POOL_EXHAUSTED,
              "\\S*Pool\\S* - Connection is not available, request timed out after"),
          error(
              ReportingTool.DRIVER,
              Cause.POOL_EXHAUSTED,
              "could not obtain a connection from the pool within"),
          error(
              ReportingTool.DRIVER,
              Cause.POOL_EXHAUSTED,
              "Timeout acquiring a connection\\. The pool is probably full"),
          error(
              ReportingTool.DRIVER,
              Cause.POOL_EXHAUSTED,
              "pool timed out while waiting for an open connection"),
          error(
              ReportingTool.DRIVER,
              Cause.POOL_EXHAUSTED,
              "PoolTimeout: couldn't get a connection after"),
          error(
              ReportingTool.DRIVER,
              Cause.POOL_EXHAUSTED,
              "connection not available and request was dropped from queue"),
          error(
              ReportingTool.DRIVER, Cause.POOL_EXHAUSTED, "SequelizeConnectionAcquireTimeoutError"),
          error(
                  ReportingTool.DRIVER,
                  Cause.POOL_EXHAUSTED,
                  "timeout exceeded when trying to connect")
              .near(DATABASE),
          error(
              ReportingTool.DRIVER,
              Cause.DRIVER_MISSING,
              "No module named '?(?<name>psycopg2?|psycopg_c|asyncpg|pg8000|aiosqlite|psycopg2\\.\\w+|_psycopg)'?"),
          error(
              ReportingTool.DRIVER,
              Cause.DRIVER_MISSING,
              "Cannot find (?:module|package) '(?<name>pg|pg-native|postgres|pg-pool|better-sqlite3|sqlite3)'"),
          error(
              ReportingTool.DRIVER,
              Cause.DRIVER_MISSING,
              "ClassNotFoundException: (?<name>org\\.(?:postgresql|sqlite)\\.\\w+)"),
          error(ReportingTool.DRIVER, Cause.DRIVER_MISSING, "no pq wrapper available"),
          error(
              ReportingTool.DRIVER,
              Cause.DRIVER_MISSING,
              "could not find driver.*\\(Connection: (?<name>pgsql|sqlite)"),
          error(
              ReportingTool.DRIVER,
              Cause.SCHEME_UNKNOWN,
              "No suitable driver found for (?<name>\\w+(?::\\w+)?):"));

  private ConnectionErrors() {}
}

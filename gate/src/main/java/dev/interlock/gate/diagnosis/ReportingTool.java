package dev.interlock.gate.diagnosis;

/** The programs whose errors are known. */
public enum ReportingTool {
  POSTGRESQL("PostgreSQL"),
  POOLER("poolers (PgBouncer, Supavisor)"),
  SQLITE("SQLite"),
  ALEMBIC("Alembic"),
  SQLALCHEMY("SQLAlchemy"),
  DJANGO("Django"),
  FLYWAY("Flyway"),
  LIQUIBASE("Liquibase"),
  PRISMA("Prisma"),
  GOLANG_MIGRATE("golang-migrate"),
  GOOSE("goose"),
  DBMATE("dbmate"),
  SQLX("sqlx"),
  RAILS("Rails"),
  KNEX("Knex"),
  DRIVER("drivers (libpq, psycopg, pgjdbc, HikariCP, pgx, node-postgres, Npgsql)"),
  INTERLOCK("Interlock");

  private final String product;

  ReportingTool(String product) {
    this.product = product;
  }

  /** Returns the name for people. */
  public String product() {
    return product;
  }
}

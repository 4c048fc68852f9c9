package dev.interlock.ledger;

import dev.interlock.history.Layout;
import java.util.List;
import java.util.Locale;

/** The other migration tools, and the tables of their ledgers. */
public enum Runner {
  FLYWAY("Flyway", "flyway_schema_history"),
  GOLANG_MIGRATE("golang-migrate", "schema_migrations"),
  /** Rails has the same table, with the same meaning. */
  DBMATE("dbmate", "schema_migrations"),
  GOOSE("goose", "goose_db_version"),
  SQLX("sqlx", "_sqlx_migrations"),
  DIESEL("Diesel", "__diesel_schema_migrations"),
  PRISMA("Prisma", "_prisma_migrations");

  private final String product;
  private final String table;

  Runner(String product, String table) {
    this.product = product;
    this.table = table;
  }

  /** Returns the tools of a layout; several read the same pairs of files. */
  static List<Runner> of(Layout layout) {
    return switch (layout) {
      case FLYWAY -> List.of(FLYWAY);
      case GOLANG_MIGRATE -> List.of(GOLANG_MIGRATE, SQLX);
      case DBMATE -> List.of(DBMATE);
      case GOOSE -> List.of(GOOSE);
      case SQLX -> List.of(SQLX);
      case DIESEL -> List.of(DIESEL);
      case PRISMA -> List.of(PRISMA);
    };
  }

  /** Returns the product's name as its makers spell it. */
  public String product() {
    return product;
  }

  /** Returns the table's name, unquoted and without a schema. */
  public String table() {
    return table;
  }

  /** Returns the tool's name in the names of files, such as {@code golang-migrate}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

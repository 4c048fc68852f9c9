package dev.interlock.ledger;

import dev.interlock.history.Layout;
import java.util.List;

/** The other tools that apply migrations, and the table in which each keeps its ledger. */
public enum Runner {
  FLYWAY("Flyway", "flyway_schema_history"),
  GOLANG_MIGRATE("golang-migrate", "schema_migrations"),
  /** Rails has the same table, and means the same by it. */
  DBMATE("dbmate", "schema_migrations"),
  GOOSE("goose", "goose_db_version"),
  SQLX("sqlx", "_sqlx_migrations"),
  DIESEL("Diesel", "__diesel_schema_migrations"),
  PRISMA("Prisma", "_prisma_migrations"),
  ALEMBIC("Alembic", "alembic_version");

  private final String product;
  private final String table;

  Runner(String product, String table) {
    this.product = product;
    this.table = table;
  }

  /** The tools that write their files like that; several read the same pairs. */
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

  /** As its makers write it. */
  public String product() {
    return product;
  }

  /** Unquoted, without a schema. */
  public String table() {
    return table;
  }

  /** The column that its table has and that of no other tool with the same table name; or "". */
  public String telltale() {
    return this == GOLANG_MIGRATE ? "dirty" : "";
  }
}

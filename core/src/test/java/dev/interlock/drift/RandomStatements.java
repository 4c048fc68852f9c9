package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.UnfitChange;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.TestMigrations;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlannedMigration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** A history of migrations with one to three statements each, and the changes of each statement. */
record RandomStatements(History history, States states, List<List<Change>> statements) {

  static RandomStatements of(Random random, int count) {
    var migrations = new ArrayList<Migration>();
    var effects = new ArrayList<MigrationEffect>();
    var statements = new ArrayList<List<Change>>();
    Catalog schema = Catalog.empty();
    for (int number = 1; number <= count; number++) {
      int length = 1 + random.nextInt(3);
      Migration migration = TestMigrations.versioned("V" + number, sql(number, length));
      Catalog before = schema;
      var parts = new ArrayList<StatementEffect>();
      for (int n = 1; n <= length; n++) {
        Catalog next = random.nextInt(8) == 0 ? schema : RandomHistory.changed(schema, random);
        List<Change> changes = Change.between(schema, next);
        parts.add(StatementEffect.ofChanges(n, changes));
        statements.add(changes);
        schema = next;
      }
      migrations.add(migration);
      effects.add(
          new MigrationEffect(
              migration.id(),
              migration.raw(),
              migration.statements(),
              before.fingerprint(),
              schema.fingerprint(),
              Change.between(before, schema),
              parts));
    }
    var history = History.of(migrations, List.of());
    return new RandomStatements(history, States.of(history, effects), statements);
  }

  private static String sql(int migration, int statements) {
    return String.join(
        "\n",
        IntStream.rangeClosed(1, statements)
            .mapToObj(n -> "SELECT '%d.%d';".formatted(migration, n))
            .toList());
  }

  /** Returns the number of statements in the first migrations. */
  int length(int migrations) {
    return history.migrations().stream()
        .limit(migrations)
        .mapToInt(migration -> migration.script().statements().size())
        .sum();
  }

  /** Returns the schema after the first statements. */
  Catalog after(int count) {
    Catalog schema = Catalog.empty();
    for (List<Change> statement : statements.subList(0, count)) {
      schema = schema.with(statement);
    }
    return schema;
  }

  /**
   * Returns the schema after a random part of the statements; those that cannot run are omitted.
   */
  Catalog afterSome(Random random, double share) {
    Catalog schema = Catalog.empty();
    for (List<Change> statement : statements) {
      if (random.nextDouble() < share) {
        schema = tried(schema, statement).orElse(schema);
      }
    }
    return schema;
  }

  private static Optional<Catalog> tried(Catalog schema, List<Change> statement) {
    try {
      return Optional.of(schema.with(statement));
    } catch (UnfitChange e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the schema after a plan.
   *
   * @throws UnfitChange if a statement to run does not fit the actual schema
   */
  Catalog carriedOut(Plan plan, Catalog live) {
    Catalog schema = live;
    for (PlannedMigration planned : plan.migrations()) {
      List<StatementEffect> parts = states.effect(planned.id()).parts();
      for (int statement = 0; statement < parts.size(); statement++) {
        if (!planned.work().skips(statement)) {
          schema = schema.with(parts.get(statement).changes());
        }
      }
    }
    return schema;
  }
}

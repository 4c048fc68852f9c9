package dev.interlock.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** Migrations of random statements that run one after the other. */
final class RandomScripts {

  private final Random random;
  private final TreeMap<String, TreeSet<String>> tables = new TreeMap<>();
  private int names;

  RandomScripts(Random random) {
    this.random = random;
  }

  List<String> some(int count) {
    var scripts = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var script = new StringBuilder();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        script.append(statement()).append(";\n");
      }
      scripts.add(script.toString());
    }
    return scripts;
  }

  private String statement() {
    if (tables.isEmpty()) {
      return createTable();
    }
    String table = List.copyOf(tables.keySet()).get(random.nextInt(tables.size()));
    TreeSet<String> columns = Objects.requireNonNull(tables.get(table));
    return switch (random.nextInt(9)) {
      case 0, 1 -> createTable();
      case 2 -> {
        tables.remove(table);
        yield "DROP TABLE " + table;
      }
      case 3 -> {
        String column = "c" + names++;
        columns.add(column);
        yield "ALTER TABLE %s ADD COLUMN %s integer DEFAULT 7".formatted(table, column);
      }
      case 4 ->
          columns.isEmpty()
              ? createType()
              : "ALTER TABLE %s DROP COLUMN %s".formatted(table, columns.pollFirst());
      case 5 -> "INSERT INTO %s (words) VALUES ('w%d'), ('x')".formatted(table, names++);
      case 6 -> "CREATE INDEX CONCURRENTLY i%d ON %s (words)".formatted(names++, table);
      case 7 -> "UPDATE %s SET words = words || 'y'".formatted(table);
      default -> createType();
    };
  }

  private String createTable() {
    String table = "t" + names++;
    tables.put(table, new TreeSet<>());
    return "CREATE TABLE %s (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, words text)"
        .formatted(table);
  }

  /** Returns statements that create an enum and add a value to it. */
  private String createType() {
    String type = "e" + names++;
    return "CREATE TYPE %1$s AS ENUM ('a'); ALTER TYPE %1$s ADD VALUE 'b'".formatted(type);
  }
}

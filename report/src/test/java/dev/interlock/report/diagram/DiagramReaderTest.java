package dev.interlock.report.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.ObjectKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DiagramReaderTest {

  private static TestCatalog tables() {
    return new TestCatalog()
        .table("person", "id bigint not null", "email text")
        .constraint("person", "PRIMARY KEY (id)")
        .table("task", "id bigint not null", "owner bigint", "parent bigint", "kind text not null")
        .constraint("task", "PRIMARY KEY (id)");
  }

  private static Reference only(TestCatalog catalog) {
    List<Reference> references = catalog.diagram().references();
    assertThat(references).hasSize(1);
    return references.getFirst();
  }

  @Test
  void nullableForeignKeyIsOptionalAndMany() {
    var key = only(tables().constraint("task", "FOREIGN KEY (owner) REFERENCES public.person(id)"));

    assertThat(key.label()).isEqualTo("task.owner → person.id");
    assertThat(key.optional()).isTrue();
    assertThat(key.unique()).isFalse();
  }

  @Test
  void foreignKeyOfUniqueColumnsRefersAtMostOnce() {
    var catalog =
        tables()
            .constraint(
                "task", "FOREIGN KEY (owner) REFERENCES public.person(id) ON DELETE SET NULL");

    assertThat(only(catalog).unique()).isFalse();
    assertThat(only(catalog).onDelete()).isEqualTo("set null");
    assertThat(only(catalog.index("task", "one", "UNIQUE btree (owner)")).unique()).isTrue();
  }

  @Test
  void partialOrExpressionIndexMakesNothingUnique() {
    var catalog =
        tables()
            .constraint("task", "FOREIGN KEY (owner) REFERENCES public.person(id)")
            .index("task", "some", "UNIQUE btree (owner) WHERE (owner > 7)")
            .index("task", "lower", "UNIQUE btree (lower(kind))");

    assertThat(only(catalog).unique()).isFalse();
    assertThat(catalog.diagram().tables().get(1).uniqueKeys()).isEmpty();
  }

  @Test
  void readsCompositeKeysWithQuotedNames() {
    var catalog =
        new TestCatalog()
            .table("a\"b,(c)", "X,y bigint not null", "Z bigint not null")
            .constraint("a\"b,(c)", "PRIMARY KEY (\"X,y\", \"Z\")")
            .table("other", "p bigint not null", "q bigint not null")
            .constraint(
                "other",
                "FOREIGN KEY (p, q) REFERENCES public.\"a\"\"b,(c)\"(\"X,y\", \"Z\") MATCH FULL");

    assertThat(only(catalog).columns()).containsExactly("p", "q");
    assertThat(only(catalog).toColumns()).containsExactly("X,y", "Z");
    assertThat(only(catalog).to().name()).isEqualTo("a\"b,(c)");
    assertThat(only(catalog).optional()).isFalse();
  }

  @Test
  void selfReferenceStaysAndMissingTableIsLeftOut() {
    var catalog =
        tables()
            .constraint("task", "FOREIGN KEY (parent) REFERENCES public.task(id)")
            .constraint("task", "FOREIGN KEY (owner) REFERENCES elsewhere.person(id)");

    assertThat(only(catalog).from()).isEqualTo(only(catalog).to());
    assertThat(catalog.diagram().tables().get(1).columns())
        .filteredOn(Column::foreign)
        .extracting(Column::name)
        .containsExactly("owner", "parent");
  }

  @Test
  void partitionsAreCountedAndGiveTheirKeysToTheirTable() {
    var catalog =
        tables()
            .add(
                ObjectKind.TABLE,
                "task_1",
                Map.of("partition of", "public.task FOR VALUES FROM (1) TO (2)"))
            .add(
                ObjectKind.TABLE,
                "task_1_a",
                Map.of("partition of", "public.task_1 FOR VALUES IN (1)"))
            .constraint("task_1_a", "FOREIGN KEY (owner) REFERENCES public.person(id)");

    assertThat(catalog.diagram().tables())
        .extracting(table -> table.name().name(), Table::partitions)
        .containsExactly(tuple("person", 0), tuple("task", 2));
    assertThat(only(catalog).from().name()).isEqualTo("task");
  }

  @Test
  void sqliteNamesAreFoundInAnyCaseAndWithoutColumns() {
    var words = KeyDefinition.read("foreign key (Owner) references Person on delete cascade");

    assertThat(words)
        .contains(
            new KeyDefinition.Foreign(
                List.of("Owner"), new QualifiedName("", "Person"), List.of(), "cascade"));
  }

  @Test
  void readsLabelsWithQuotes() {
    var catalog =
        new TestCatalog().add(ObjectKind.ENUM, "mood", Map.of(Attribute.LABELS, "'a', 'it''s, b'"));

    assertThat(catalog.diagram().enums().getFirst().labels()).containsExactly("a", "it's, b");
  }
}

package dev.interlock.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogTest {

  private static final List<String> USER = List.of("public", "user");

  @Test
  void printsIdsAsSqlWouldWriteThem() {
    assertThat(ObjectId.of(ObjectKind.TABLE, "public", "user")).hasToString("table \"user\"");
    assertThat(ObjectId.of(ObjectKind.COLUMN, "public", "user", "emailVerified"))
        .hasToString("column \"user\".\"emailVerified\"");
    assertThat(ObjectId.of(ObjectKind.INDEX, "audit", "visit", "by_day"))
        .hasToString("index by_day on audit.visit");
    assertThat(ObjectId.of(ObjectKind.ROUTINE, "public", "f", "integer, text"))
        .hasToString("routine f(integer, text)");
    assertThat(ObjectId.of(ObjectKind.ROUTINE, "public", "f", "")).hasToString("routine f()");
    assertThat(ObjectId.of(ObjectKind.SCHEMA, "public")).hasToString("schema public");
    assertThat(ObjectId.unnamed(ObjectKind.CONSTRAINT, USER, "UNIQUE (email)"))
        .hasToString("constraint UNIQUE (email) on \"user\"");
  }

  @Test
  void countsUnnamedObjectsWithOneDefinition() {
    var catalog = Catalog.of(List.of(check("b"), check("a"), check("a")));
    assertThat(catalog.objects())
        .extracting(object -> object.id().toString())
        .containsExactly(
            "constraint CHECK (x > 0) on \"user\"",
            "constraint CHECK (x > 0) #2 on \"user\"",
            "constraint CHECK (x > 0) #3 on \"user\"");
    assertThat(Change.between(Catalog.of(List.of(check("a"), check("b"))), catalog)).hasSize(2);
    assertThat(Catalog.of(List.of(check("a"), check("b"), check("a")))).isEqualTo(catalog);
  }

  @Test
  void doesNotTakeADefinitionForAName() {
    var unnamed = object(ObjectId.unnamed(ObjectKind.INDEX, USER, "x"), Map.of());
    var named = object(ObjectId.of(ObjectKind.INDEX, "public", "user", "x"), Map.of());
    assertThat(Catalog.of(List.of(unnamed, named)).objects()).hasSize(2);
    assertThat(unnamed.id().isUnnamed()).isTrue();
    assertThat(named.id().isUnnamed()).isFalse();
    assertThat(unnamed.id().owner()).isEqualTo(USER);
  }

  @Test
  void refusesANamedObjectTwice() {
    var table = object(ObjectId.of(ObjectKind.TABLE, "public", "t"), Map.of());
    assertThatThrownBy(() -> Catalog.of(List.of(table, table)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("table t");
  }

  @Test
  void hashesNoTwoCatalogsFromTheSameBytes() {
    var catalogs =
        List.of(
            Catalog.empty(),
            of("a", "b", Map.of()),
            of("ab", "", Map.of()),
            of("a", "b", Map.of("x", "")),
            of("a", "b", Map.of("", "x")),
            of("a", "b", Map.of("x", "yz")),
            of("a", "b", Map.of("x", "y", "z", "")),
            of("a", "b", Map.of("xy", "z")),
            Catalog.of(List.of(object(ObjectId.of(ObjectKind.VIEW, "a", "b"), Map.of()))),
            of("a", "b", Map.of("x", "y".repeat(70_000))),
            of("a", "b", Map.of("x", "y".repeat(70_001))));
    assertThat(catalogs.stream().map(Catalog::fingerprint).distinct()).hasSameSizeAs(catalogs);
  }

  /** Seals and ledgers store fingerprints: a change of the format must be intended. */
  @Test
  void keepsItsFingerprintForEver() {
    assertThat(of("public", "user", Map.of("comment", "Grüße")).fingerprint())
        .hasToString("c85235cd9c61bbb12ec0452fb6db3c2813641881f1e2adc76b00b7896c541d4b");
  }

  @Test
  void doesNotCompareAsides() {
    var id = ObjectId.of(ObjectKind.COLUMN, "public", "t", "c");
    var first = Catalog.of(List.of(CatalogObject.of(id, Map.of(), Map.of("position", "1"))));
    var second = Catalog.of(List.of(CatalogObject.of(id, Map.of(), Map.of("position", "2"))));
    assertThat(first).isEqualTo(second);
    assertThat(first.fingerprint()).isEqualTo(second.fingerprint());
  }

  @Test
  void saysInOneLineWhatChanged() {
    var id = ObjectId.of(ObjectKind.COLUMN, "public", "user", "emailVerified");
    var before = CatalogObject.of(id, Map.of("type", "text"));
    var after = CatalogObject.of(id, Map.of("type", "boolean", "not null", "yes"));
    assertThat(Change.between(Catalog.of(List.of(before)), Catalog.of(List.of(after))))
        .extracting(Change::toString)
        .containsExactly(
            "altered column \"user\".\"emailVerified\": not null none -> yes, type text -> boolean");
    assertThat(new Change.Created(after))
        .hasToString("created column \"user\".\"emailVerified\" (not null, type boolean)");
    assertThat(new Change.Dropped(after)).hasToString("dropped column \"user\".\"emailVerified\"");
  }

  @Test
  void showsLongValuesAroundWhatDiffers() {
    String body = "SELECT something\n FROM somewhere ".repeat(10);
    var change =
        new AttributeChange("definition", Optional.of(body + "1"), Optional.of(body + "2"));
    assertThat(change.toString()).endsWith("somewhere 2").hasSizeLessThan(200).doesNotContain("\n");
  }

  @Test
  void refusesChangesThatDoNotFit() {
    var table = object(ObjectId.of(ObjectKind.TABLE, "public", "t"), Map.of("a", "1"));
    var catalog = Catalog.of(List.of(table));
    var other = CatalogObject.of(table.id(), Map.of("a", "2"));
    var alter =
        new Change.Altered(
            table.id(), List.of(new AttributeChange("a", Optional.of("2"), Optional.of("3"))));
    for (Change change : List.of(new Change.Created(table), new Change.Dropped(other), alter)) {
      assertThatThrownBy(() -> catalog.with(List.of(change)))
          .isInstanceOfSatisfying(
              UnfitChange.class,
              unfit -> {
                assertThat(unfit.change()).isEqualTo(change);
                assertThat(unfit.there()).contains(table);
              });
    }
    assertThatThrownBy(() -> Catalog.empty().with(List.of(alter))).isInstanceOf(UnfitChange.class);
  }

  private static CatalogObject check(String comment) {
    return object(
        ObjectId.unnamed(ObjectKind.CONSTRAINT, USER, "CHECK (x > 0)"), Map.of("comment", comment));
  }

  private static Catalog of(String schema, String name, Map<String, String> attributes) {
    return Catalog.of(List.of(object(ObjectId.of(ObjectKind.TABLE, schema, name), attributes)));
  }

  private static CatalogObject object(ObjectId id, Map<String, String> attributes) {
    return CatalogObject.of(id, attributes);
  }
}

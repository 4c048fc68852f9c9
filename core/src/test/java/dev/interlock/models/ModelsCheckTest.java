package dev.interlock.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelsCheckTest {

  private static final CatalogObject USERS = object(ObjectKind.TABLE, Map.of(), "public", "users");

  @Test
  void findsNothingBetweenASchemaAndItself() {
    assertThat(codes(schema(), schema())).isEmpty();
  }

  @Test
  void passesOverWhatMigrationsMakeBesides() {
    assertThat(
            codes(
                schema(),
                schema(
                    object(ObjectKind.TABLE, Map.of(), "public", "other_service"),
                    column("note", Map.of(Attribute.TYPE, "text")),
                    column(
                        "visits",
                        Map.of(
                            Attribute.TYPE, "integer",
                            Attribute.NOT_NULL, "yes",
                            Attribute.DEFAULT, "0")),
                    object(ObjectKind.INDEX, definition("btree (email)"), "public", "users", "i"),
                    constraint("f", "FOREIGN KEY (team) REFERENCES public.team(id)"),
                    constraint("u", "UNIQUE (note)"))))
        .isEmpty();
  }

  @Test
  void asksForAColumnThatModelsDoNotKnow() {
    var required = column("tenant", Map.of(Attribute.TYPE, "uuid", Attribute.NOT_NULL, "yes"));
    assertThat(codes(schema(), schema(required))).containsExactly(Code.MODEL_REQUIRED);
    assertThat(codes(schema(required), schema(required))).isEmpty();
  }

  @Test
  void takesAUniqueIndexForAUniqueConstraintUnderAnyName() {
    var index =
        object(ObjectKind.INDEX, definition("UNIQUE btree (b, a)"), "public", "users", "any");
    var partial =
        object(
            ObjectKind.INDEX,
            definition("UNIQUE btree (b, a) WHERE (a > 0)"),
            "public",
            "users",
            "any");
    var unique = constraint("named", "UNIQUE (a, b)");
    var a = column("a", Map.of());
    var b = column("b", Map.of());
    assertThat(codes(schema(a, b, unique), schema(a, b, index))).isEmpty();
    assertThat(codes(schema(a, b, unique), schema(a, b, partial))).containsExactly(Code.MODEL_KEY);
  }

  @Test
  void wantsTheActionThatModelsRelyOn() {
    var cascade = constraint("f", "FOREIGN KEY (team) REFERENCES users(id) ON DELETE CASCADE");
    var plain = constraint("g", "FOREIGN KEY (team) REFERENCES users(id)");
    var team = column("team", Map.of());
    assertThat(codes(schema(team, cascade), schema(team, plain))).containsExactly(Code.MODEL_KEY);
    assertThat(codes(schema(team, plain), schema(team, cascade))).isEmpty();
  }

  @Test
  void takesAViewForATable() {
    var view =
        Catalog.of(
            List.of(
                object(ObjectKind.VIEW, Map.of(), "public", "users"),
                column("id", Map.of(Attribute.TYPE, "bigint"))));
    assertThat(ModelsCheck.findings(schema(), view, nowhere())).isEmpty();
  }

  @Test
  void saysWhichTableWasMeant() {
    var user = Catalog.of(List.of(object(ObjectKind.TABLE, Map.of(), "public", "user")));
    assertThat(ModelsCheck.findings(user, schema(), nowhere()))
        .extracting(Finding::message)
        .containsExactly(
            "models need table \"user\"; migrations create \"users\"; did you mean it?");
  }

  private static List<Code> codes(Catalog needed, Catalog made) {
    return ModelsCheck.findings(needed, made, nowhere()).stream().map(Finding::code).toList();
  }

  private static Origins nowhere() {
    return Origins.of(History.of(List.of(), List.of()), List.of());
  }

  private static Catalog schema(CatalogObject... more) {
    var objects = new ArrayList<>(List.of(more));
    objects.add(USERS);
    objects.add(
        column(
            "id",
            Map.of(
                Attribute.TYPE,
                "bigint",
                Attribute.NOT_NULL,
                "yes",
                Attribute.IDENTITY,
                "always")));
    objects.add(constraint("pk", "PRIMARY KEY (id)"));
    return Catalog.of(objects);
  }

  private static CatalogObject column(String name, Map<String, String> attributes) {
    return object(ObjectKind.COLUMN, attributes, "public", "users", name);
  }

  private static CatalogObject constraint(String name, String text) {
    return object(ObjectKind.CONSTRAINT, definition(text), "public", "users", name);
  }

  private static Map<String, String> definition(String text) {
    return Map.of(Attribute.DEFINITION, text);
  }

  private static CatalogObject object(
      ObjectKind kind, Map<String, String> attributes, String... path) {
    return CatalogObject.of(ObjectId.of(kind, path), attributes);
  }
}

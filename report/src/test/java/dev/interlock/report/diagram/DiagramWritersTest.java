package dev.interlock.report.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.ObjectKind;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

final class DiagramWritersTest {

  private static final Diagram SHOP =
      new TestCatalog()
          .add(ObjectKind.ENUM, "state", Map.of(Attribute.LABELS, "'open', 'it''s \"done\"'"))
          .table("customer", "id bigint not null", "email character varying(80)")
          .constraint("customer", "PRIMARY KEY (id)")
          .constraint("customer", "UNIQUE (email)")
          .table(
              "order#\"1\"\nend",
              "id bigint not null",
              "customer\"id bigint not null",
              "s public.state")
          .constraint("order#\"1\"\nend", "PRIMARY KEY (id, \"customer\"\"id\")")
          .constraint(
              "order#\"1\"\nend",
              "FOREIGN KEY (\"customer\"\"id\") REFERENCES public.customer(id) ON DELETE CASCADE")
          .diagram();

  @Test
  void mermaid() {
    assertThat(MermaidWriter.document(SHOP, Detail.ALL))
        .isEqualTo(
            """
            erDiagram
              t1["customer"] {
                bigint id PK
                varchar(80) email UK "null"
              }
              t2["order#35;#34;1#34;␊end"] {
                bigint id PK
                bigint customer_id PK, FK "customer#34;id"
                state s "null; open | it's #34;done#34;"
              }
              t1 ||--o{ t2 : "customer#34;id"
            """);
  }

  @Test
  void mermaidWithKeysOnly() {
    assertThat(MermaidWriter.document(SHOP, Detail.KEYS)).contains("email").doesNotContain(" s ");
  }

  @Test
  void dbml() {
    assertThat(DbmlWriter.document(SHOP))
        .isEqualTo(
            """
            Enum "public"."state" {
              "open"
              "it's ″done″"
            }

            Table "public"."customer" {
              "id" "bigint" [pk]
              "email" "varchar(80)" [unique]
            }

            Table "public"."order#″1″␊end" {
              "id" "bigint"
              "customer″id" "bigint"
              "s" "public"."state"

              indexes {
                ("id", "customer″id") [pk]
              }
            }

            Ref: "public"."order#″1″␊end".("customer″id") > "public"."customer".("id") [delete: cascade]
            """);
  }

  @Test
  void svgIsXmlWithEscapedNamesAndWithoutReferencesToOtherFiles() throws Exception {
    String svg = SvgWriter.document(SHOP, Detail.ALL);

    var root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)))
            .getDocumentElement();
    assertThat(root.getTextContent())
        .contains(
            "order#\"1\"␊end", "customer\"id", "bigint", "on delete cascade", "it's \"done\"");
    assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "href");
  }

  @Test
  void invisibleCharactersAreShown() {
    assertThat(VisibleText.of("a\tb\u0001c\u202Ed\u200Be\u007F")).isEqualTo("a␉b␁c�d�e␡");
    assertThat(VisibleText.width("日本a")).isEqualTo(5);
    assertThat(VisibleText.atMost("abcdef", 4)).isEqualTo("abc…");
  }

  @Test
  void selectionFollowsForeignKeys() {
    Diagram tree = TestCatalog.tree(16);

    assertThat(names(new Selection(List.of(), List.of("t4"), List.of(), 0).of(tree)))
        .containsExactly("t4");
    assertThat(names(new Selection(List.of(), List.of("t4"), List.of("*9"), 1).of(tree)))
        .containsExactly("t2", "t4", "t8");
    assertThat(
            names(new Selection(List.of("public"), List.of("public.t1?"), List.of(), 0).of(tree)))
        .hasSize(6);
    assertThat(new Selection(List.of("nope"), List.of("x*"), List.of("t1"), 0).unmatched(tree))
        .containsExactly("nope", "x*");
  }

  private static List<String> names(Diagram diagram) {
    return diagram.tables().stream().map(table -> table.name().name()).toList();
  }
}

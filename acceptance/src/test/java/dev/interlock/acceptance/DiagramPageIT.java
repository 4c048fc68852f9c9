package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.browser.BrowserPage;
import dev.interlock.acceptance.browser.Chromium;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code interlock erd --format html} in a browser. */
@ExtendWith(PostgresExtension.class)
final class DiagramPageIT {

  private static final String SHOP =
      """
      CREATE SCHEMA app;
      CREATE TYPE state AS ENUM ('open', '</script><script>pwned = 1</script>');
      CREATE TABLE customer (id bigint PRIMARY KEY, email text UNIQUE, born date, note text);
      CREATE TABLE purchase (id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customer,
        state state, placed_at timestamptz, total numeric(12,2));
      CREATE TABLE app."<script>pwned = 1</script>" (id bigint PRIMARY KEY,
        "<img src=x onerror='pwned = 1'>" text, purchase_id bigint REFERENCES purchase);
      COMMENT ON TABLE purchase IS '"><svg onload="pwned = 1">';
      CREATE VIEW "größe""\n日本" AS SELECT total FROM purchase;
      """;

  private static final String BACKGROUND = "getComputedStyle(document.body).backgroundColor";
  private static final String CHOSEN =
      "document.querySelector('.box.chosen')?.getAttribute('aria-label')";

  @TempDir private Path folder;
  @TempDir private Path profile;
  private InProcess interlock;
  private Chromium chromium;
  private BrowserPage page;

  @BeforeEach
  void start(TestDatabase database) throws IOException, InterruptedException {
    interlock = new InProcess(folder, database.url());
    chromium = Chromium.start(profile);
    page = chromium.page();
  }

  @AfterEach
  void end() {
    if (chromium != null) {
      page.close();
      chromium.close();
    }
  }

  private void open(String sql, int width) throws IOException {
    interlock.write("db/migrations/V1__tables.sql", sql);
    var answer = interlock.run("erd --from-migrations --output schema.html");
    assertThat(answer.exit()).as(answer.all()).isZero();
    page.open(folder.resolve("schema.html"), width, 900);
  }

  @Test
  void showsHostileNamesWithoutErrorAndWithoutNetwork() throws IOException {
    open(SHOP, 1400);

    assertThat(page.value("document.querySelectorAll('.box').length")).isEqualTo("5");
    assertThat(page.value("typeof pwned")).isEqualTo("undefined");
    assertThat(page.value("document.body.textContent.includes('app.<script>pwned')"))
        .isEqualTo("true");
    assertThat(page.problems()).isEmpty();
    assertThat(page.requests()).isEmpty();
  }

  @Test
  void pageOfAReportHasTheSchemaThatTheRunLeft() throws IOException {
    interlock.write("db/migrations/V1__tables.sql", SHOP);
    var answer = interlock.run("upgrade --report report.html");
    assertThat(answer.exit()).as(answer.all()).isZero();
    page.open(folder.resolve("report.html"), 1400, 900);

    assertThat(page.value("document.querySelectorAll('#schema .box').length")).isEqualTo("5");
    page.press("/");
    page.type("placed");
    page.press("Enter");
    assertThat(page.value(CHOSEN)).isEqualTo("table purchase, 5 columns");
    assertThat(page.value("typeof pwned")).isEqualTo("undefined");
    assertThat(page.problems()).isEmpty();
    assertThat(page.requests()).isEmpty();
  }

  @Test
  void refusesToAskTheNetwork() throws IOException {
    open(SHOP, 1400);

    page.value("fetch('http://127.0.0.1:9/').catch(() => 0)");

    assertThat(page.problems()).anyMatch(problem -> problem.contains("Content Security Policy"));
  }

  @Test
  void searchFindsTablesAndColumnsAndCentresThem() throws IOException {
    open(SHOP, 1400);

    page.press("/");
    page.type("placed");
    assertThat(page.value("document.getElementById('hits').textContent"))
        .isEqualTo("purchase.placed_at");
    page.press("Enter");

    assertThat(page.value(CHOSEN)).isEqualTo("table purchase, 5 columns");
    assertThat(page.value("document.getElementById('details').textContent"))
        .contains("numeric(12,2)")
        .contains("purchase.customer_id → customer.id");
    assertThat(
            page.value(
                "(() => { const box = document.querySelector('.chosen').getBoundingClientRect();"
                    + " const window = canvas.getBoundingClientRect();"
                    + " return Math.abs(box.x + box.width / 2 - window.x - window.width / 2) < 190;"
                    + "})()"))
        .isEqualTo("true");
    page.press("/");
    page.type("xyz");
    assertThat(page.value("document.getElementById('hits').textContent"))
        .isEqualTo("No table or column has this in its name.");
    assertThat(page.problems()).isEmpty();
  }

  @Test
  void keyboardWalksAlongTablesAndOpensThem() throws IOException {
    open(SHOP, 1400);
    page.press("/");
    page.type("customer");
    page.press("Enter");
    assertThat(page.value(CHOSEN)).isEqualTo("table customer, 4 columns");

    page.press("ArrowRight");
    assertThat(page.value(CHOSEN)).isEqualTo("table purchase, 5 columns");
    assertThat(page.value("document.activeElement.getAttribute('aria-label')"))
        .isEqualTo("table purchase, 5 columns");
    String all = "document.querySelector('.chosen').getBoundingClientRect().height";
    double before = Double.parseDouble(page.value(all));
    page.press("Enter");
    assertThat(page.value("document.querySelector('.chosen .count').textContent"))
        .isEqualTo("+ 3 columns");
    assertThat(Double.parseDouble(page.value(all))).isLessThan(before);
    page.press("Enter");
    assertThat(Double.parseDouble(page.value(all))).isEqualTo(before);

    String scale = "document.querySelector('.world').getAttribute('transform')";
    String near = page.value(scale);
    page.press("-");
    assertThat(page.value(scale)).isNotEqualTo(near);
    page.press("Escape");
    assertThat(page.value(CHOSEN)).isEqualTo("undefined");
    assertThat(page.problems()).isEmpty();
  }

  @Test
  void followsTheThemeOfTheSystemAndTheButton() throws IOException {
    page.systemTheme("dark");
    open(SHOP, 1400);
    String dark = page.value(BACKGROUND);

    page.systemTheme("light");
    String light = page.value(BACKGROUND);
    page.value("document.getElementById('theme').click()");

    assertThat(dark).isEqualTo("rgb(22, 24, 29)");
    assertThat(light).isEqualTo("rgb(251, 251, 250)");
    assertThat(page.value(BACKGROUND)).isEqualTo(dark);
  }

  @Test
  void fitsANarrowScreen() throws IOException {
    open(SHOP, 400);

    page.press("/");
    page.type("purchase");
    page.press("Enter");

    assertThat(page.value("document.documentElement.scrollWidth")).isEqualTo("400");
    assertThat(page.value("document.getElementById('details').getBoundingClientRect().width"))
        .isEqualTo("400");
  }

  @Test
  void drawsOnlyNamesFarAwayAndOnlyTheWindowNearby() throws IOException {
    open(tables(500), 1400);

    assertThat(page.value("document.querySelectorAll('.far .title').length")).isEqualTo("500");
    assertThat(page.value("document.querySelectorAll('.row').length")).isEqualTo("0");
    page.press("/");
    page.type("t250");
    page.press("Enter");

    assertThat(page.value(CHOSEN)).isEqualTo("table t250, 3 columns");
    String drawn =
        "[...document.querySelectorAll('.box')].filter(b => b.style.display !== 'none').length";
    assertThat(Integer.parseInt(page.value(drawn))).isBetween(1, 60);
    assertThat(page.value("document.querySelector('.chosen .count').textContent"))
        .isEqualTo("+ 1 column");
    page.press("Enter");
    assertThat(page.value("document.querySelectorAll('.chosen .row').length")).isEqualTo("3");
    assertThat(page.problems()).isEmpty();
  }

  /** A tree in which each table refers to the one with half of its number. */
  private static String tables(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            "CREATE TABLE t%d (id bigint PRIMARY KEY, parent_id bigint%s, note text);\n"
                .formatted(i, i == 0 ? "" : " REFERENCES t" + i / 2))
        .collect(Collectors.joining());
  }
}

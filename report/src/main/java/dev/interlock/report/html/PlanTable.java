package dev.interlock.report.html;

import dev.interlock.report.Report;
import dev.interlock.report.markup.MarkupWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The migrations of the plan, with what each does to tables that exist before it. */
final class PlanTable {

  private static final int SHOWN = 5;
  private static final String UNKNOWN = "not known";

  private PlanTable() {}

  static void write(List<Report.Planned> plan, MarkupWriter out) {
    if (plan.isEmpty()) {
      return;
    }
    out.open("table", "class", "list").open("thead").open("tr");
    List.of("migration", "direction", "strongest lock", "existing tables", "file")
        .forEach(head -> out.element("th", head, "scope", "col"));
    out.close().close().open("tbody").line();
    plan.forEach(planned -> row(planned, out));
    out.close().close().line();
  }

  private static void row(Report.Planned planned, MarkupWriter out) {
    Optional<Report.TableWork> work = planned.work();
    out.open("tr")
        .element("th", planned.id().toString(), "scope", "row")
        .element("td", planned.direction().name().toLowerCase(Locale.ROOT));
    cell(work.map(PlanTable::lock), work.filter(PlanTable::isBlocking).isPresent(), out);
    cell(work.map(PlanTable::tables), work.filter(PlanTable::isLong).isPresent(), out);
    out.element("td", planned.file(), "class", "place").close().line();
  }

  private static void cell(Optional<String> text, boolean isNotable, MarkupWriter out) {
    if (isNotable) {
      out.element("td", text.orElse(UNKNOWN), "class", "notable");
    } else {
      out.element("td", text.orElse(UNKNOWN));
    }
  }

  /** Whether a service's INSERT, UPDATE or DELETE waits. */
  private static boolean isBlocking(Report.TableWork work) {
    return work.lock().filter(lock -> lock.blocksWrites()).isPresent();
  }

  /** Whether its time grows with a table. */
  private static boolean isLong(Report.TableWork work) {
    return !work.rewritten().isEmpty() || !work.scanned().isEmpty();
  }

  private static String lock(Report.TableWork work) {
    return work.lock().map(lock -> lock.word() + " on " + named(work.locked())).orElse("none");
  }

  private static String tables(Report.TableWork work) {
    var parts = new ArrayList<String>();
    if (!work.rewritten().isEmpty()) {
      parts.add("rewrites " + named(work.rewritten()));
    }
    if (!work.scanned().isEmpty()) {
      parts.add("reads every row of " + named(work.scanned()));
    }
    return parts.isEmpty() ? "neither rewritten nor read as a whole" : String.join("; ", parts);
  }

  private static String named(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() > SHOWN ? "%s and %d more".formatted(shown, names.size() - SHOWN) : shown;
  }
}

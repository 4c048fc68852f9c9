package dev.interlock.acceptance.requirement;

/**
 * One line of {@code acceptance/requirements.tsv}.
 *
 * @param id a letter, which names an incident, and a number; a letter alone is the incident itself
 * @param words what Interlock must do, or the title of the incident
 */
record Requirement(String id, String words) {

  static Requirement parse(String line) {
    var columns = line.split("\t", -1);
    if (columns.length != 2) {
      throw new IllegalArgumentException("no id and words, divided by one tab: " + line);
    }
    return new Requirement(columns[0], columns[1]);
  }

  boolean isIncident() {
    return id.length() == 1;
  }
}

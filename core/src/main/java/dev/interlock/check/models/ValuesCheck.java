package dev.interlock.check.models;

import dev.interlock.check.models.ModelRelations.Relation;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds values that models may store and a CHECK of the migrations rejects. */
record ValuesCheck(Relation needed, Relation made, ObjectOrigins origins) {

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    Map<String, AllowedValues> allowed = made.allowedValues();
    needed
        .allowedValues()
        .forEach((column, wanted) -> {
          AllowedValues there = allowed.get(column);
          if (there != null) {
            wanted.values().stream()
                .filter(value -> !there.values().contains(value))
                .map(value -> refused(value, column, there))
                .forEach(findings::add);
          }
        });
    return findings;
  }

  private Finding refused(String value, String column, AllowedValues there) {
    Finding finding =
        Finding.error(
                Code.MODEL_VALUES,
                "models store '%s' in column %s of %s; a CHECK of the migrations refuses it%s."
                    .formatted(
                        value,
                        Names.quoted(column),
                        Names.shown(made.id()),
                        origins.words(there.object().id())))
            .help("Drop the CHECK and add it with the value, in a new migration.");
    return origins.of(there.object().id()).map(finding::at).orElse(finding);
  }
}

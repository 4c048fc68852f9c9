package dev.interlock.check.models;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.check.models.ModelRelations.Relation;
import dev.interlock.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/** Compares one column of the models with that of the migrations. */
record ColumnCheck(
    Relation neededTable,
    Relation madeTable,
    CatalogObject needed,
    CatalogObject made,
    ColumnFindings words) {

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    String wanted = type(needed);
    String there = type(made);
    TypeFit fit =
        made.id().schema().isEmpty()
            ? TypeFit.ofAffinity(wanted, there)
            : TypeFit.of(wanted, there);
    if (fit != TypeFit.FITS) {
      findings.add(words.otherType(made, wanted, there, fit));
    }
    if (madeTable.isTable() && neededTable.isTable()) {
      nulls(findings);
    }
    return findings;
  }

  private static String type(CatalogObject column) {
    return column.attributes().getOrDefault(Attribute.TYPE, "");
  }

  private void nulls(List<Finding> findings) {
    boolean wanted = neededTable.isNotNull(needed);
    boolean there = madeTable.isNotNull(made);
    boolean leftOut = neededTable.isFilled(needed);
    if (wanted && !there) {
      findings.add(words.mayBeNull(made));
    } else if (there && !wanted) {
      findings.add(words.mayNotBeNull(made));
    }
    if (there && leftOut && !madeTable.isFilled(made)) {
      findings.add(words.notFilled(made));
    }
  }
}

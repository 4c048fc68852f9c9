package dev.interlock.ledger;

import dev.interlock.layout.tool.TableColumn;
import java.util.List;
import java.util.Optional;

/**
 * A table that may be the ledger of another tool, by its name or its columns.
 *
 * @param obstacle the reason why this role cannot read all of its rows; empty if it can
 */
public record CandidateTable(
    LedgerPlace place, List<TableColumn> columns, Optional<String> obstacle) {

  public CandidateTable {
    columns = List.copyOf(columns);
  }
}

package backend;

import java.math.BigDecimal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/budgets")
class Budgets extends Resource<Budgets.Budget, Budgets.BudgetValues> {

  Budgets(JdbcClient database) {
    super(new Rows<>(database, "budgets", "user_id", Budget.class));
  }

  record Budget(long id, String name, BigDecimal amount) {}

  record BudgetValues(String name, BigDecimal amount) {}
}

package todo;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A user. The table's name is a reserved word, and its columns are in mixed case. */
@Entity
@Table(name = "\"user\"")
class User {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(nullable = false, unique = true)
  String email;

  @Column(name = "\"emailVerified\"", nullable = false)
  boolean emailVerified;

  @Column(name = "\"createdAt\"", nullable = false)
  Instant createdAt;
}

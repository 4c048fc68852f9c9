package todo;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** Something that a user has to do. */
@Entity
class Task {

  enum State {
    OPEN,
    DONE
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  Long id;

  @ManyToOne(optional = false)
  User owner;

  @Column(nullable = false)
  String title;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  State state;
}

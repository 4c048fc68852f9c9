package backend;

import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/conversations")
class Conversations extends Resource<Conversations.Conversation, Conversations.ConversationValues> {

  Conversations(JdbcClient database) {
    super(new Rows<>(database, "conversations", "user_id", Conversation.class));
  }

  record Conversation(long id, String title, OffsetDateTime startedAt) {}

  record ConversationValues(String title) {}
}

package backend;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/messages")
class Messages extends Resource<Messages.Message, Messages.MessageValues> {

  Messages(JdbcClient database) {
    super(new Rows<>(database, "messages", "user_id", Message.class));
  }

  record Message(long id, long conversationId, String content) {}

  record MessageValues(long conversationId, String content) {}
}

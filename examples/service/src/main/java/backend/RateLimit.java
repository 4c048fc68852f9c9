package backend;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import redis.clients.jedis.RedisClient;

/** Allows each client a number of requests a minute; the next ones are answered by 429. */
final class RateLimit implements HandlerInterceptor {

  private static final int LIMIT = 600;
  private static final int SECONDS = 60;

  /** Counts one request of a client in a minute, and returns how many there were. */
  private final ToLongFunction<String> counter;

  private RateLimit(ToLongFunction<String> counter) {
    this.counter = counter;
  }

  /** Counts in Redis, so that all replicas count together; without its URL in memory. */
  static RateLimit of(String redisUrl) {
    return redisUrl == null || redisUrl.isBlank() ? inMemory() : in(RedisClient.create(redisUrl));
  }

  private static RateLimit in(RedisClient redis) {
    return new RateLimit(key -> {
      long count = redis.incr(key);
      redis.expire(key, 2 * SECONDS);
      return count;
    });
  }

  private static RateLimit inMemory() {
    var counts = new ConcurrentHashMap<String, AtomicInteger>();
    return new RateLimit(key -> {
      var minute = key.substring(0, key.indexOf(' '));
      counts.keySet().removeIf(old -> !old.startsWith(minute));
      return counts.computeIfAbsent(key, none -> new AtomicInteger()).incrementAndGet();
    });
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse answer, Object handler) {
    long minute = System.currentTimeMillis() / 1000 / SECONDS;
    if (counter.applyAsLong(minute + " " + request.getRemoteAddr()) <= LIMIT) {
      return true;
    }
    answer.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    return false;
  }
}

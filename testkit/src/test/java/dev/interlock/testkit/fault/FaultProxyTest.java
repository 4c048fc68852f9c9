package dev.interlock.testkit.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
final class FaultProxyTest {

  private EchoServer server;
  private FaultProxy proxy;
  private Socket client;

  @BeforeEach
  void connect() throws IOException {
    server = new EchoServer();
    proxy = FaultProxy.before(server.address());
    client = open();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    proxy.close();
    server.close();
  }

  @Test
  void forwardsBothWaysAndCounts() throws IOException {
    assertThat(echo("hello")).isEqualTo("hello");

    assertThat(proxy.bytes(Direction.TO_SERVER)).isEqualTo(5);
    assertThat(proxy.bytes(Direction.TO_CLIENT)).isEqualTo(5);
    assertThat(proxy.connections()).isEqualTo(1);
  }

  @Test
  void passesOnAnEnd() throws IOException {
    client.shutdownOutput();

    assertThat(client.getInputStream().read()).isEqualTo(-1);
  }

  @ParameterizedTest
  @EnumSource
  void cutsAfterSoManyBytesOfEitherDirection(Direction direction) throws IOException {
    proxy.become(new Fault.Cut(direction, 3, Ending.FINISH));
    send("hello");

    var received = client.getInputStream().readAllBytes();

    assertThat(received).hasSizeLessThanOrEqualTo(3);
    assertThat(proxy.bytes(direction)).isEqualTo(3);
  }

  @Test
  void resetsAConnection() throws IOException {
    proxy.become(new Fault.Cut(Direction.TO_CLIENT, 3, Ending.RESET));
    send("hello");

    assertThatThrownBy(() -> client.getInputStream().readAllBytes())
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
  }

  @Test
  void finishesAConnectionEvenWhenTheClientStillWrites() throws IOException {
    proxy.become(new Fault.Cut(Direction.TO_SERVER, 1, Ending.FINISH));
    send("hello");
    send("still there");

    assertThat(client.getInputStream().readAllBytes()).hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void cutsAtOnceAfterNoBytes(Ending ending) throws IOException {
    echo("x");
    proxy.become(new Fault.Cut(Direction.TO_SERVER, 0, ending));

    if (ending == Ending.FINISH) {
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    } else {
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void cutsAllConnectionsTogetherAndForwardsTheNext() throws IOException {
    try (var other = open()) {
      echo(other, "x");
      proxy.become(new Fault.Cut(Direction.TO_SERVER, 3, Ending.FINISH));
      send("hello");

      assertThat(other.getInputStream().read()).isEqualTo(-1);
    }
    try (var later = open()) {
      assertThat(echo(later, "again")).isEqualTo("again");
    }
  }

  @Test
  void choosesTheSameCutForTheSameSeed() {
    var cuts = IntStream.range(0, 50).mapToObj(seed -> cutOf(seed)).toList();

    assertThat(IntStream.range(0, 50).mapToObj(seed -> cutOf(seed))).isEqualTo(cuts);
    assertThat(cuts.stream().map(Fault.Cut::ending)).contains(Ending.values());
    assertThat(cuts.stream().map(Fault.Cut::direction)).contains(Direction.values());
    assertThat(cuts).allMatch(cut -> cut.after() < 1_000);
  }

  @Test
  void holdsBytesBackWhileFrozenAndReleasesThem() throws IOException {
    proxy.become(new Fault.Freeze());
    send("hello");
    client.setSoTimeout(200);
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    assertThat(proxy.bytes(Direction.TO_SERVER)).isZero();

    client.setSoTimeout(60_000);
    proxy.become(new Fault.Forward());

    assertThat(new String(client.getInputStream().readNBytes(5), UTF_8)).isEqualTo("hello");
  }

  @Test
  void hidesTheEndOfAConnectionWhileFrozen() throws IOException {
    echo("x");
    proxy.become(new Fault.Freeze());
    server.close();
    client.shutdownOutput();
    client.setSoTimeout(200);

    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void refusesNewConnectionsAndKeepsOldOnes() throws IOException {
    echo("x");
    proxy.become(new Fault.Refuse());

    assertThatThrownBy(this::open).isInstanceOf(ConnectException.class);
    assertThat(echo("still here")).isEqualTo("still here");

    proxy.become(new Fault.Forward());
    try (var later = open()) {
      assertThat(echo(later, "back")).isEqualTo("back");
    }
  }

  @Test
  void delaysEachDirection() throws IOException {
    proxy.become(new Fault.Delay(Duration.ofMillis(100)));
    var start = System.nanoTime();

    echo("x");

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void resetsTheClientWhenTheServerIsGone() throws IOException {
    server.close();
    try (var later = open()) {
      assertThatThrownBy(() -> later.getInputStream().read()).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void endsEverythingAtClose() throws Exception {
    echo("x");
    proxy.become(new Fault.Freeze());
    send("held back");

    proxy.close();

    awaitEnd(client);
    assertThatThrownBy(this::open).isInstanceOf(ConnectException.class);
    for (var wait = 0; proxy.connections() > 0 && wait < 3_000; wait++) {
      Thread.sleep(20);
    }
    assertThat(proxy.connections()).isZero();
  }

  private static Fault.Cut cutOf(int seed) {
    return Fault.Cut.within(1_000, new Random(seed));
  }

  private Socket open() throws IOException {
    var socket = new Socket(proxy.address().getAddress(), proxy.port());
    socket.setSoTimeout(60_000);
    return socket;
  }

  private void send(String text) throws IOException {
    client.getOutputStream().write(text.getBytes(UTF_8));
  }

  private String echo(String text) throws IOException {
    return echo(client, text);
  }

  private static String echo(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    return new String(socket.getInputStream().readNBytes(text.length()), UTF_8);
  }

  /**
   * Waits for the end, by a reset or in an orderly way, possibly after bytes that were held until
   * then.
   */
  private static void awaitEnd(Socket socket) throws IOException {
    try {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (SocketException reset) {
      // A reset is an end, too; a missing end is a SocketTimeoutException.
    }
  }
}

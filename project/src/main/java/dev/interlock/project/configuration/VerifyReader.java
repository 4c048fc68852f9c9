package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.gate.verify.CorsRules;
import dev.interlock.gate.verify.Readiness;
import dev.interlock.gate.verify.RequestCheck;
import dev.interlock.gate.verify.RequestFlow;
import dev.interlock.gate.verify.ServiceVerification;
import dev.interlock.gate.verify.http.ServiceAddress;
import dev.interlock.gate.verify.openapi.OpenApiRules;
import dev.interlock.project.configuration.YamlValue.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Reads {@code verify}: everything that a service has to answer. */
public final class VerifyReader {

  private static final String PORT = "PORT";

  private final VerifyConfiguration configuration;
  private final Map<String, String> environment;
  private final ReferenceScope scope;
  private final List<Finding> problems = new ArrayList<>();

  /**
   * @param environment the variables that {@code ${NAME}} may stand for
   * @param random the value of {@code ${random}}
   */
  public VerifyReader(
      VerifyConfiguration configuration, Map<String, String> environment, String random) {
    this(configuration, environment, new ReferenceScope(environment, random));
  }

  private VerifyReader(
      VerifyConfiguration configuration, Map<String, String> environment, ReferenceScope scope) {
    this.configuration = configuration;
    this.environment = environment;
    this.scope = scope;
  }

  /** Returns every problem that shows without the service's variables, in the order of the file. */
  public static List<Finding> problems(VerifyConfiguration configuration) {
    var reader = new VerifyReader(configuration, Map.of(), ReferenceScope.ofEveryName());
    reader.part(VerifyPart.REQUESTS).ifPresent(reader::requests);
    reader.part(VerifyPart.FLOWS).ifPresent(reader::flows);
    reader.part(VerifyPart.CORS).ifPresent(reader::cors);
    reader.part(VerifyPart.OPENAPI).ifPresent(field -> reader.openApi(field, () -> false));
    return reader.inOrder();
  }

  /**
   * Returns the rules without the service's variables and without its address, to be read by
   * people: references are as written, and nothing can be asked. Problems are left out.
   */
  public static ServiceVerification unaddressed(VerifyConfiguration configuration) {
    var reader = new VerifyReader(configuration, Map.of(), ReferenceScope.ofEveryName());
    return new ServiceVerification(
        ServiceAddress.parse("http://127.0.0.1", configuration.timeout().value()).orElseThrow(),
        reader.readiness(),
        1,
        reader.part(VerifyPart.REQUESTS).map(reader::requests).orElse(List.of()),
        reader.part(VerifyPart.FLOWS).map(reader::flows).orElse(List.of()),
        reader.part(VerifyPart.CORS).map(reader::cors),
        reader.part(VerifyPart.OPENAPI).flatMap(field -> reader.openApi(field, () -> false)),
        reader.scope.values());
  }

  private List<Finding> inOrder() {
    return problems.stream().sorted(Comparator.comparingLong(VerifyReader::position)).toList();
  }

  /**
   * Returns the verification.
   *
   * @param asked the URL of the command line; empty for the configured one
   * @param isHarmless whether calls that may change something are allowed at an address, where the
   *     file leaves it open
   * @throws Failure.Misconfigured with every problem at once, or if there is nothing to ask
   */
  public ServiceVerification read(Optional<String> asked, Predicate<ServiceAddress> isHarmless) {
    ServiceAddress address = address(asked);
    List<RequestCheck> requests = part(VerifyPart.REQUESTS).map(this::requests).orElse(List.of());
    List<RequestFlow> flows = part(VerifyPart.FLOWS).map(this::flows).orElse(List.of());
    Optional<CorsRules> cors = part(VerifyPart.CORS).map(this::cors);
    Optional<OpenApiRules> openApi =
        part(VerifyPart.OPENAPI)
            .flatMap(field -> openApi(field, () -> problems.isEmpty() && isHarmless.test(address)));
    if (!problems.isEmpty()) {
      throw new Failure.Misconfigured(inOrder());
    }
    return requireWork(
        new ServiceVerification(
            address,
            readiness(),
            Math.max(1, configuration.parallel().value()),
            requests,
            flows,
            cors,
            openApi,
            scope.values()));
  }

  /** Line and column as one number. */
  private static long position(Finding problem) {
    return problem.place().map(place -> ((long) place.line() << 32) + place.column()).orElse(0L);
  }

  /** The values of variables in headers, bodies and queries, which no output may show. */
  public Set<String> secrets() {
    return scope.secrets();
  }

  private static ServiceVerification requireWork(ServiceVerification verification) {
    if (verification.isEmpty()) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.NOTHING_TO_VERIFY,
                  "`verify` in `interlock.yml` names nothing that the service has to answer.")
              .help("Write requests, such as `verify: {requests: [{get: /health}]}`."));
    }
    return verification;
  }

  private Readiness readiness() {
    return new Readiness(
        new Readiness.Within(configuration.deadline().value()),
        new Readiness.Every(configuration.interval().value()));
  }

  private ServiceAddress address(Optional<String> asked) {
    Optional<String> url =
        asked
            .or(() -> configuration.url().map(Configured::value))
            .or(() ->
                Optional.of(environment.getOrDefault(PORT, ""))
                    .filter(port -> !port.isBlank())
                    .map(port -> "http://127.0.0.1:" + port.strip()));
    if (url.isEmpty()) {
      throw new Failure.Misconfigured(
          Finding.error(Code.NOTHING_TO_VERIFY, "no URL of the service is known.")
              .help(
                  "Write `interlock verify http://127.0.0.1:8000`, set `verify.url`, or set `PORT`."));
    }
    return ServiceAddress.parse(filled(url.get()), configuration.timeout().value())
        .orElseThrow(() ->
            new Failure.Misconfigured(
                Finding.error(
                        Code.BAD_VALUE, "the URL of the service is not one that can be asked.")
                    .help(
                        "Write `http://HOST:PORT` or `https://HOST`, without a login, a query and a"
                            + " fragment.")));
  }

  /** A variable that is not set stays as written, and is then no URL. */
  private String filled(String url) {
    var reader = new GroupReader("verify.url", new ArrayList<>());
    scope.check(url, new YamlValue.Nothing(Place.file("")), reader);
    return scope.values().fill(url);
  }

  private Optional<Field> part(VerifyPart part) {
    return Optional.ofNullable(configuration.parts().get(part))
        .filter(field -> !(field.value() instanceof YamlValue.Nothing));
  }

  private GroupReader group(VerifyPart part) {
    return new GroupReader(part.path(), problems);
  }

  private CorsRules cors(Field field) {
    return new CorsReader(group(VerifyPart.CORS), scope).read(field);
  }

  private Optional<OpenApiRules> openApi(Field field, BooleanSupplier isHarmless) {
    return new OpenApiReader(group(VerifyPart.OPENAPI), scope, isHarmless).read(field);
  }

  private List<RequestCheck> requests(Field field) {
    return requests(group(VerifyPart.REQUESTS), field.value(), scope, false);
  }

  private static List<RequestCheck> requests(
      GroupReader group, YamlValue value, ReferenceScope scope, boolean isInFlow) {
    if (!(value instanceof YamlValue.Items items)) {
      group.wrong(value, "a list of requests", "Write such as `- get: /health` below it.");
      return List.of();
    }
    List<RequestCheck> requests = new ArrayList<>();
    for (int i = 0; i < items.values().size(); i++) {
      var reader = group.below(Integer.toString(i + 1));
      new RequestReader(reader, scope, isInFlow)
          .read(items.values().get(i))
          .ifPresent(requests::add);
    }
    return requests;
  }

  private List<RequestFlow> flows(Field field) {
    GroupReader group = group(VerifyPart.FLOWS);
    if (!(field.value() instanceof YamlValue.Fields flows)) {
      group.wrong(field.value(), "a group of flows", "Write a name and a list of requests.");
      return List.of();
    }
    return flows.fields().stream()
        .map(flow ->
            new RequestFlow(
                flow.name(),
                requests(group.below(flow.name()), flow.value(), scope.ofFlow(), true)))
        .toList();
  }
}
